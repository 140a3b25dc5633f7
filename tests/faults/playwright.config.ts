/** `npm run test:faults`: what takes too long for every change. `MINUTES=3` shortens it. */
import { join } from 'node:path';
import base from '../../playwright.config.ts';

export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../test-results'),
  workers: 1,
  projects: [base.projects![0]!],
};
