/** What a hidden layer makes of examples before its activation, in a few numbers. */
import { activate } from './activations.ts';
import type { Activation, LayerStatistics, Study } from './spec.ts';

type Bins = NonNullable<Study['record']['preActivations']>;

/** Of `sums` `[examples, units]`, to which the layer applies `activation`. */
export function statisticsOf(
  sums: Float32Array,
  units: number,
  activation: Activation,
  bins: Bins,
): LayerStatistics {
  // As distances from one of them: if all are large, their squares would hide how little they differ.
  const origin = sums[0]!;
  let total = 0;
  let squares = 0;
  for (const sum of sums) {
    const distance = sum - origin;
    total += distance;
    squares += distance * distance;
  }
  const mean = total / sums.length;
  return {
    mean: origin + mean,
    deviation: Math.sqrt(Math.max(0, squares / sums.length - mean * mean)),
    histogram: histogramOf(sums, bins),
    alwaysZero: shareAlwaysZero(sums, units, activation),
  };
}

/** `[bins]`: the share of the values in each; values outside of the range are in the outermost. */
function histogramOf(values: Float32Array, { bins, range: [from, to] }: Bins): Float32Array {
  const counts = new Uint32Array(bins);
  const perUnit = bins / (to - from);
  for (const value of values) {
    const bin = Math.floor((value - from) * perUnit);
    counts[Math.max(0, Math.min(bins - 1, bin))]!++;
  }
  return Float32Array.from(counts, (count) => count / values.length);
}

/** The share of the units whose activation is zero for every example, in an engine's float32. */
function shareAlwaysZero(sums: Float32Array, units: number, activation: Activation): number {
  let zeros = 0;
  for (let unit = 0; unit < units; unit++) {
    let at = unit;
    while (at < sums.length && Math.fround(activate(activation, sums[at]!)) === 0) at += units;
    if (at >= sums.length) zeros++;
  }
  return zeros / units;
}
