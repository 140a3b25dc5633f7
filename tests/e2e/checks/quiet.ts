import { expect } from 'playwright/test';
import type { Check } from './visit.ts';

export const quiet: Check = {
  name: 'nothing was said in the console, failed or asked of another site, whatever was done to it',
  async run({ heard, path }) {
    expect(heard.filter((line) => !(path === '404.html' && line.includes('404')))).toEqual([]);
  },
};
