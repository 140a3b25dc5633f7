/** Runs to the end of their budget, where patience would have ended them, and what test digits say of both networks. */
import type { Studies } from '../../../lib/experiment/studies.ts';
import { usualRun } from '../../../lib/study/defaults.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import type { Checkpoint, RunHistory, Study } from '../../../lib/training/spec.ts';
import { loss, network } from '../common/network.ts';

export const epochs = 100;
export const examples = 200;
/** The validation examples, which stop a run; and those that judge it. */
const watched = 200;
const tested = 1000;
/** Data sets, each with a start of its own. */
export const repetitions = 6;

/**
 * Each data set twice, with the same run: its validation examples are the watched ones, then these with the tested ones
 * behind them. (A split begins alike, however long it is.)
 */
export const runsWith = (l2: number, seed: number): Studies => ({
  kind: 'studies',
  studies: Array.from({ length: repetitions }, (_, repetition) =>
    [watched, watched + tested].map((validation) => studyOf(validation, l2, runSeed(seed, repetition))),
  ).flat(),
});

const studyOf = (validation: number, l2: number, seed: number): Study => ({
  kind: 'study',
  data: { name: 'digits', training: examples, validation, seed },
  loss,
  budget: { epochs },
  runs: [{ ...usualRun, ...network, l2, seed }],
  record: { checkpoints: epochs, accuracy: true },
});

/** After an epoch. */
export interface Epoch {
  validationLoss: number;
  testLoss: number;
  testAccuracy: number;
}

/** `[epochs so far + 1]`, from the untrained network on. */
export function epochsOf(onWatched: RunHistory, onAll: RunHistory): Epoch[] {
  const known = Math.min(onWatched.checkpoints.length, onAll.checkpoints.length);
  return onWatched.checkpoints.slice(0, known).map((few, i) => {
    const all = onAll.checkpoints[i]!;
    return {
      validationLoss: few.validationLoss,
      testLoss: withoutWatched(all, few, 'validationLoss'),
      testAccuracy: withoutWatched(all, few, 'validationAccuracy'),
    };
  });
}

/** The mean over the tested examples, from that over all and that over the watched ones. */
const withoutWatched = (all: Checkpoint, few: Checkpoint, measure: 'validationLoss' | 'validationAccuracy') =>
  ((watched + tested) * all[measure]! - watched * few[measure]!) / tested;

export interface Stop {
  /** The epoch with the lowest validation loss so far, whose weights are kept. */
  kept: number;
  /** The epoch after which it trains no more: `patience` epochs without a lower one, or the last. */
  at: number;
}

export function stopOf(validationLosses: readonly number[], patience: number): Stop {
  let kept = 0;
  for (const [epoch, loss] of validationLosses.entries()) {
    if (loss < validationLosses[kept]!) kept = epoch;
    if (epoch - kept >= patience) return { kept, at: epoch };
  }
  return { kept, at: validationLosses.length - 1 };
}

/** What patience comes to, over the whole budget. */
export interface Outcome {
  stop: Stop;
  /** Share of the budget. */
  cost: number;
  keptLoss: number;
  endLoss: number;
  keptAccuracy: number;
  endAccuracy: number;
}

/** Null until the run has ended. */
export function outcomeOf(course: readonly Epoch[], patience: number): Outcome | null {
  if (course.length <= epochs) return null;
  const stop = stopOf(
    course.map(({ validationLoss }) => validationLoss),
    patience,
  );
  const [kept, end] = [course[stop.kept]!, course.at(-1)!];
  return {
    stop,
    cost: stop.at / epochs,
    ...{ keptLoss: kept.testLoss, endLoss: end.testLoss },
    ...{ keptAccuracy: kept.testAccuracy, endAccuracy: end.testAccuracy },
  };
}
