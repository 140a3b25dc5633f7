/** How the weights of a trained network are distributed. */
import { latestCheckpoint } from '../../../lib/study/outcomes.ts';
import { unpack } from '../../../lib/training/parameters.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** The middle one lies around 0. */
export const bins = { bins: 51, range: [-1.02, 1.02] } as const;

const [from, to] = bins.range;
const binWidth = (to - from) / bins.bins;

export const centreOf = (bin: number): number => from + (bin + 0.5) * binWidth;

/** All weights of a network with such layers, without its biases, at the end of its run; null until then. */
export function weightsOf(run: RunHistory, widths: readonly number[]): number[] | null {
  const last = latestCheckpoint(run);
  if (!last?.weights || last.step < run.steps) return null;
  return unpack(last.weights, widths).flatMap(({ weights }) => weights.flat());
}

export const shareOfZeros = (weights: readonly number[]): number =>
  weights.filter((weight) => weight === 0).length / weights.length;

/** `[bins]`: shares of all weights. */
export function histogramOf(weights: readonly number[]): number[] {
  const shares = Array<number>(bins.bins).fill(0);
  for (const weight of weights) {
    const bin = Math.floor((weight - from) / binWidth);
    if (bin >= 0 && bin < bins.bins) shares[bin]! += 1 / weights.length;
  }
  return shares;
}
