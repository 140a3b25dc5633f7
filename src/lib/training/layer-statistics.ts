/** What a hidden layer makes of examples, in a few numbers. */
import type { Bins, LayerStatistics } from './spec.ts';

/** `[examples, units]` each: what the layer applies its activation to, and what comes of it. */
export interface LayerValues {
  units: number;
  sums: Float32Array;
  values: Float32Array;
}

export function statisticsOf({ units, sums, values }: LayerValues, bins: Bins): LayerStatistics {
  let total = 0;
  let squares = 0;
  for (const sum of sums) {
    total += sum;
    squares += sum * sum;
  }
  const mean = total / sums.length;
  return {
    mean,
    deviation: Math.sqrt(Math.max(0, squares / sums.length - mean * mean)),
    histogram: histogramOf(sums, bins),
    alwaysZero: inactiveUnits(values, units) / units,
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

function inactiveUnits(values: Float32Array, units: number): number {
  const isActive = new Uint8Array(units);
  values.forEach((value, i) => {
    if (value !== 0) isActive[i % units] = 1;
  });
  return isActive.filter((active) => active === 0).length;
}
