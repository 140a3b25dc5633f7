/** What the kernel tells of the layers that it has observed. */
import type { Bins, LayerStatistics } from '../spec.ts';

/** Before a layer's histogram: mean, deviation and the share of units that are always zero. */
const beforeHistogram = 3;

/** Numbers that the kernel writes of so many layers: see `writeObservations` in assembly/observation.ts. */
export const observationLength = (layers: number, { bins }: Bins): number =>
  layers * (beforeHistogram + bins);

/** Layer by layer. */
export function statisticsIn(observations: Float32Array, { bins }: Bins): LayerStatistics[] {
  const length = beforeHistogram + bins;
  return Array.from({ length: observations.length / length }, (_, layer): LayerStatistics => {
    const own = observations.subarray(layer * length, (layer + 1) * length);
    const [mean, deviation, alwaysZero] = own;
    return {
      mean: mean!,
      deviation: deviation!,
      histogram: own.slice(beforeHistogram),
      alwaysZero: alwaysZero!,
    };
  });
}
