/** What is varied, and what the networks of each size come to. */
import { mean } from '../../../lib/math/averages.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { Quantity } from '../../../lib/plot/plot.ts';
import type { Repeated } from '../../../lib/study/grid.ts';
import { countDiverged, latestOf, type LossName } from '../../../lib/study/outcomes.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import { counted } from '../../../lib/text/words.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

export interface Sweep {
  sizes: number[];
  /** Units of each hidden layer. */
  hidden(size: number): number[];
  name(size: number): string;
  /** A little room left of the smallest size. */
  x: Quantity;
}

export const sweeps: Record<'width' | 'depth', Sweep> = {
  width: {
    sizes: [1, 2, 4, 8, 16, 32],
    hidden: (units) => [units, units],
    name: (units) => counted(units, 'unit'),
    x: { label: 'units in each of 2 hidden layers', scale: 'log', domain: [0.92, 32] },
  },
  depth: {
    sizes: [0, 1, 2, 3, 4, 6, 8, 10],
    hidden: (layers) => Array<number>(layers).fill(8),
    name: (layers) => counted(layers, 'layer'),
    x: { label: 'hidden layers of 8 units', domain: [-0.2, 10] },
  },
};

export type Size = ReturnType<typeof sizeOf>;

export const sizeOf = ({ setting: size, runs }: Repeated<number>) => ({
  size,
  training: lossesOf(runs, 'trainingLoss'),
  validation: lossesOf(runs, 'validationLoss'),
  diverged: countDiverged(runs),
});

/** Of the networks that did not diverge; their mean is NaN if there is none. */
function lossesOf(runs: readonly RunHistory[], loss: LossName) {
  const single = runs.flatMap((run) => latestOf(run, loss) ?? []);
  return { single, mean: mean(single) };
}

export const bestOf = (sizes: readonly Size[], split: SplitName) =>
  lowestBy(sizes, (size) => size[split].mean) ?? sizes.at(-1)!;
