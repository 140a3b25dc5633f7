/** `node scripts/run.ts tests/peers/search/make-tables.ts` trains the studies of tables.ts and writes them to tests/goldens. */
import { momentumOf, usualInitializers } from '../../../src/lib/study/defaults.ts';
import { grid, type Grid } from '../../../src/lib/study/grid.ts';
import { rankedLoss } from '../../../src/lib/study/outcomes.ts';
import { train } from '../../../src/lib/training/train.ts';
import { writeGoldens } from './goldens.ts';
import type { Axis, Table } from './tables.ts';

/** Decimal logarithms of α, of how many steps momentum averages over, 1/(1 − β), and of λ of the L2 penalty. */
const axes = {
  rate: { name: 'rate', low: -3, high: 1, count: 25 },
  averaged: { name: 'averaged', low: 0, high: 2, count: 13 },
  penalty: { name: 'penalty', low: -5, high: 0, count: 11 },
} satisfies Record<string, Axis>;

interface Tabulated {
  axes: Axis[];
  /** What a run counts as that ends worse, or diverges: guessing. */
  worst: number;
  study: Omit<Grid, 'settings' | 'record' | 'seed'>;
}

export const tabulated: Record<'moons' | 'digits', Tabulated> = {
  moons: {
    axes: [axes.rate, axes.averaged],
    worst: Math.LN2,
    study: {
      data: { name: 'moons', training: 200, validation: 500, noise: 0.2 },
      loss: 'binary-cross-entropy',
      budget: { epochs: 20 },
      base: { hidden: [8, 8], batchSize: 10 },
    },
  },
  digits: {
    axes: [{ ...axes.rate, count: 15 }, { ...axes.averaged, count: 7 }, axes.penalty],
    worst: Math.LN10,
    study: {
      data: { name: 'digits', training: 500, validation: 500 },
      loss: 'softmax-cross-entropy',
      budget: { epochs: 12 },
      base: { hidden: [16], activation: 'relu', initializer: usualInitializers.he, batchSize: 20 },
    },
  },
};

export async function tableOf({ axes, worst, study }: Tabulated, points = pointsOf(axes)): Promise<Table> {
  const settings = points.map(([rate, averaged, penalty]) => ({
    learningRate: 10 ** rate!,
    optimizer: momentumOf(1 - 10 ** -averaged!),
    ...(penalty !== undefined && { l2: 10 ** penalty }),
  }));
  const { runs } = await train(grid({ ...study, settings, seed: 1, record: { checkpoints: 1 } }));
  return { axes, losses: runs.map((run) => rankedLoss(run, 'validationLoss', worst)!) };
}

/** All points of the grid, the last axis fastest. */
export const pointsOf = (all: readonly Axis[]): number[][] =>
  all.reduce<number[][]>(
    (points, { low, high, count }) =>
      points.flatMap((point) =>
        Array.from({ length: count }, (_, i) => [...point, low + ((high - low) * i) / (count - 1)]),
      ),
    [[]],
  );

export default async function main(): Promise<void> {
  const made: Record<string, Table> = {};
  for (const [name, study] of Object.entries(tabulated)) made[name] = await tableOf(study);
  await writeGoldens('studies', made);
}
