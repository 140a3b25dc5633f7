/** An average of a run's weights over its steps: how much of it each step's weights are, and how it moves. */
import { checkFraction, checkOneOf, checkWhole } from './check/values.ts';
import type { Averaging } from './spec.ts';

/** Throws a `RangeError` at the first value that an average may not have. */
export function checkAveraging(path: string, averaging: Averaging): void {
  checkOneOf(`${path}.kind`, averaging.kind, ['exponential', 'polyak']);
  if (averaging.kind === 'exponential') checkFraction(`${path}.decay`, averaging.decay);
  else checkWhole(`${path}.from`, averaging.from, 0);
}

/**
 * The share that the weights after step number `step` have in their average, and of how many steps' weights it is the mean
 * then, if it was one of `count` before. An exponential average is of no number of them.
 */
export function nextShare(
  averaging: Averaging,
  step: number,
  count: number,
): { share: number; count: number } {
  if (averaging.kind === 'exponential') return { share: 1 - averaging.decay, count: 0 };
  const averaged = step < averaging.from ? 0 : count + 1;
  return { share: 1 / Math.max(1, averaged), count: averaged };
}

/** average ← average + share · (w − average), in place; a share of 1 is a copy, to the bit. */
export function followWeights(average: Float32Array, weights: Float32Array, share: number): void {
  if (share === 1) average.set(weights);
  else for (let i = 0; i < average.length; i++) average[i]! += share * (weights[i]! - average[i]!);
}
