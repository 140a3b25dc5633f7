/** Who walks down the valley: plain descent at its own best α, and Adam, of which several rates are tried. */
import { geometric } from '../../../lib/math/ranges.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { usualInitializers, usualOptimizers } from '../../../lib/study/defaults.ts';
import { grid } from '../../../lib/study/grid.ts';
import type { DataSpec, Scaling } from '../../../lib/data/spec.ts';
import type { RunHistory, Study } from '../../../lib/training/spec.ts';
import { dataOf, valleyOf, type Asked, type Valley } from './valley.ts';

/** Scales of the second input: its numbers are as large as the first’s, and up to 16 times as large. */
export const factors = geometric(1, 2, 5);
/** A walk has arrived once this share of what is to be won is left, for good. */
export const goal = 0.01;

const adamRates = geometric(0.02, 2, 6);
/** More than Adam needs anywhere, at a rate that suits it. */
const adamSteps = 200;
/** Plain descent needs about 1.15 κ steps: ½ ln(1 / goal) · κ/2. */
const stepsPerCondition = 1.5;
const fewestSteps = 20;
/** So much of a walk is drawn. */
const drawnSteps = 80;

export type Walker = 'plain' | 'adam';

/** All walks through the valley of these data: one of plain descent, then those of Adam. */
export function studyOf(data: DataSpec, record: { path: boolean }): Study {
  const { condition, bestAlpha } = valleyOf(data);
  const steps = (needed: number) => ({ steps: record.path ? drawnSteps : needed });
  const { seed, ...unseeded } = data;
  return grid({
    data: unseeded,
    loss: 'squared-error',
    budget: steps(adamSteps),
    base: {
      hidden: [],
      activation: 'identity',
      initializer: usualInitializers.zeros,
      batchSize: data.training,
    },
    settings: [
      {
        learningRate: bestAlpha,
        budget: steps(fewestSteps + Math.ceil(stepsPerCondition * condition)),
      },
      ...adamRates.map((learningRate) => ({ optimizer: usualOptimizers.adam, learningRate })),
    ],
    seed,
    record: record.path ? { checkpoints: drawnSteps, weights: true } : { checkpoints: 1 },
  });
}

export const asked = (knobs: Asked, scaling: Scaling, factor = knobs.factor): DataSpec =>
  dataOf({ ...knobs, factor }, scaling);

export interface Arrival {
  rate: number;
  /** Steps until the goal; null if it was not reached. */
  steps: number | null;
  /** Which of the study's runs it is. */
  run: number;
}

/** How fast each walker arrives: Adam at the rate at which it is fastest. */
export function arrivalsOf(runs: readonly RunHistory[], valley: Valley): Record<Walker, Arrival | null> {
  const all = runs.map((run, i): Arrival => ({
    rate: run.learningRate[0] ?? NaN,
    steps: stepsToGoal(run, valley),
    run: i,
  }));
  return { plain: all[0] ?? null, adam: lowestBy(all.slice(1), ({ steps }) => steps) };
}

/** The first step from which on the loss stays at the goal. Full batches: a batch's loss is the loss. */
function stepsToGoal({ batchLoss }: RunHistory, { lowest, startsAt }: Valley): number | null {
  const after = batchLoss.findLastIndex((loss) => !(loss - lowest <= goal * startsAt)) + 1;
  return after < batchLoss.length ? after : null;
}
