/**
 * `npm run test:drawings [-- momentum goh…]`: accepts the drawings of all figures, or of those named, as they are now.
 * Only the tests of the drawings run.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { parse } from 'node:path';
import { parseArgs } from 'node:util';
import { suggest } from '../src/lib/text/suggest.ts';
import { program } from './program.ts';

/** Figures by their files, and the configured ones, which have none, by the drawings they have already. */
const known = [...globSync('src/figures/*/*.ts'), ...globSync('tests/snapshots/general-*.svg')]
  .filter((file) => !/-(before|changed)\.svg$/.test(file))
  .map((file) => parse(file).name);

const { positionals: names } = parseArgs({ allowPositionals: true });
for (const name of names)
  if (!known.includes(name)) throw new Error(`There is no figure "${name}". ${suggest(name, known)}`);
const figure = names.length > 0 ? `(${names.join('|')})` : '\\S+';
const { status } = spawnSync(
  ...program('vitest', [
    'run',
    'tests/unit/figures/every-figure',
    '-t',
    `^${figure} > its (wide|narrow) drawing`,
  ]),
  { stdio: 'inherit', env: { ...process.env, ACCEPT_DRAWINGS: '1' } },
);
process.exitCode = status ?? 1;
