/** The search that two figures look at: random settings of all six hyperparameters, each trained once. */
import { choice, seed, type Values } from '../../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import { grid, readGrid } from '../../../lib/study/grid.ts';
import { countDiverged, rankedLoss } from '../../../lib/study/outcomes.ts';
import type { Study, StudyResult } from '../../../lib/training/spec.ts';
import { drawTrials, searched, settingOf, type Range, type Searched, type Trial } from './trials.ts';

export const trialCount = 200;
export const epochs = 20;

const learningRates: Record<'wide' | 'narrow', { range: Range; ticks: number[] }> = {
  wide: { range: [0.0001, 10], ticks: [0.0001, 0.01, 1] },
  narrow: { range: [0.05, 0.5], ticks: [0.05, 0.1, 0.2, 0.5] },
};

export const knobs = {
  range: choice('Range of learning rates', ['wide', 'narrow'], {
    names: { wide: 'wide, 0.0001 to 10', narrow: 'narrow, 0.05 to 0.5' },
  }),
  seed: seed(),
};
type Knobs = Values<typeof knobs>;

export interface Outcome {
  trial: Trial;
  /** Validation loss, guessing (ln 2) at most; of a trial that diverged, guessing. */
  loss: number;
  diverged: boolean;
}

const trialsOf = ({ range, seed }: Knobs): Trial[] =>
  drawTrials(trialCount, seed, learningRates[range].range);

export const experimentOf = (knobs: Knobs): Study =>
  grid({
    data: { name: 'moons', training: 256, validation: 256, noise: 0.2 },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    settings: trialsOf(knobs).map(settingOf),
    seed: knobs.seed,
    record: { checkpoints: 10 },
  });

/** `[trials]` */
export const outcomesOf = (result: StudyResult, knobs: Knobs): Outcome[] =>
  readGrid(result, trialsOf(knobs)).map(({ setting, runs }) => ({
    trial: setting,
    loss: rankedLoss(runs[0]!, 'validationLoss', ln2) ?? ln2,
    diverged: countDiverged(runs) > 0,
  }));

/** All six hyperparameters as they are searched. */
export function searchedOf({ range }: Knobs): Searched[] {
  const { range: rates, ticks } = learningRates[range];
  return searched(rates, ticks);
}
