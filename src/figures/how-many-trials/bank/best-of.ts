/**
 * The best of n results drawn from a bank, again and again. No drawing is needed: among all of the bank, in order, the
 * lowest of n draws with replacement is below place k with the probability 1 − (1 − k/N)ⁿ.
 */
import { pow } from '../../../lib/math/elementary.ts';

/** `[results]`: how likely each is to be the best of n draws; `inOrder` counts from the lowest. */
export function chancesOfBest(results: number, n: number): number[] {
  const noneBelow = (place: number) => (place === results ? 0 : pow(1 - place / results, n));
  return Array.from({ length: results }, (_, place) => noneBelow(place) - noneBelow(place + 1));
}

/** The value below which the best of n draws is with a probability: `inOrder` from the lowest. */
export function bestOfQuantile(inOrder: readonly number[], n: number, share: number): number {
  let below = 0;
  const chances = chancesOfBest(inOrder.length, n);
  const place = chances.findIndex((chance) => (below += chance) >= share);
  return inOrder[place < 0 ? inOrder.length - 1 : place]!;
}

/** Of values that have weights, which sum to 1: the one below which a share of the weight lies. */
export function weightedQuantile(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  let below = 0;
  const at = order.find((i) => (below += weights[i]!) >= share);
  return values[at ?? order.at(-1)!]!;
}

/** The mean of values with weights that sum to 1. */
export const expected = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * weights[i]!, 0);
