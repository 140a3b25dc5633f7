/** The book's own experiments: every figure's, at the knobs' defaults. */
import { figures } from '../../src/figures/built.ts';
import { perform } from '../../src/lib/experiment/perform.ts';
import { defaults } from '../../src/lib/figure/contract/knobs.ts';
import { Hash } from '../hash.ts';
import type { Hashes } from './hashes.ts';

export async function figureHashes(): Promise<Hashes> {
  const hashes: Hashes = {};
  for (const [name, figure] of Object.entries(figures)) {
    const result = await perform(figure.experiment(defaults(figure.knobs)));
    hashes[`figure ${name}`] = new Hash().add(Float64Array.from(numbersIn(result))).text();
  }
  return hashes;
}

/** Every number that a result holds, however deep; NaN where there is none. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (value === null || value === undefined) yield NaN;
  else if (typeof value === 'object') for (const part of Object.values(value)) yield* numbersIn(part);
}
