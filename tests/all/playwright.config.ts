/**
 * `npm run test:all`: the cross product of which `npm test` tries a part: every figure in both widths and themes, every
 * knob of it, every state, every page to embed, every lesson without scripts.
 */
import { join } from 'node:path';
import base from '../../playwright.config.ts';

export default {
  ...base,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../test-results'),
  projects: [base.projects![0]!],
};
