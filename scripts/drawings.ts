/**
 * `npm run test:drawings [-- momentum goh…]`: accepts the drawings of all figures, or of those named, as they are now.
 * Only the tests of the drawings run.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { positionals: names } = parseArgs({ allowPositionals: true });
const figure = names.length > 0 ? `(${names.join('|')})` : '\\S+';
const { status } = spawnSync(
  'vitest',
  ['run', 'tests/unit/figures/every-figure', '-t', `^${figure} > its (wide|narrow) drawing`],
  { stdio: 'inherit', env: { ...process.env, ACCEPT_DRAWINGS: '1' } },
);
process.exitCode = status ?? 1;
