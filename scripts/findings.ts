/**
 * Every finding over seeds. Claims are tuned on seeds 1–20; those of 1001–1100 are held out and only tested on.
 *
 *   npm run findings                             brings the lock files up to date: computes what does not fit, on all cores
 *   npm run findings -- --verify                 computes all of it afresh and compares; `--seeds 1007` for one of the seeds, and all numbers
 *   npm run findings -- momentum --seeds 1-20    a closer look at some figures: each seed's claim, the spread of the numbers
 */
import { parseArgs } from 'node:util';
import { figures } from '../src/figures/built.ts';
import { showProgress } from '../src/integrations/progress-line.ts';
import { heldOutSeeds } from '../src/lib/figure/contract/seeds.ts';
import { look } from './findings/look.ts';
import { updateLocks, verifyLocks } from './findings/lock.ts';

/** Returns how many are not as claimed, or not as locked. */
export default async function main(parameters: string[]): Promise<number> {
  const { positionals: names, values } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: { seeds: { type: 'string' }, verify: { type: 'boolean' } },
  });
  const wrong = names.find((name) => !Object.hasOwn(figures, name));
  if (wrong) throw new Error(`there is no figure "${wrong}"; allowed: ${Object.keys(figures).join(', ')}`);
  if (values.verify && names.length > 0)
    throw new Error(`--verify ${names.join(' ')}: it computes all figures; leave the names out`);
  const seeds = values.seeds === undefined ? heldOutSeeds : seedsFrom(values.seeds);
  const end = showProgress(process.stderr);
  const { lines, failed } = await (values.verify
    ? verifyLocks(seeds)
    : names.length > 0 || values.seeds !== undefined
      ? look(names.length > 0 ? names : Object.keys(figures), seeds)
      : updateLocks());
  end();
  for (const line of lines) console.log(line);
  return failed;
}

function seedsFrom(range: string): number[] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  if (first === undefined || Number(first) > Number(last))
    throw new Error(`--seeds ${range}: give a seed, or a first and a last one, as in --seeds 1-20`);
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
}
