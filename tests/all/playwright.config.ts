/**
 * `npm run test:all`: the cross product of which `npm test` tries a part: every figure in both widths and themes, every
 * knob of it, every state, every page to embed, every lesson without scripts; and what is tagged `@all` in tests/e2e.
 */
import { join } from 'node:path';
import base from '../../playwright.config.ts';

const [site] = base.projects!;

export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../test-results'),
  projects: [
    { ...site, grepInvert: undefined },
    {
      ...site,
      name: 'rest',
      testDir: join(import.meta.dirname, '../e2e'),
      grep: /@all/,
      grepInvert: undefined,
    },
  ],
};
