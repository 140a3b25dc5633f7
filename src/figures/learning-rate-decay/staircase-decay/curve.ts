/** What became of a run along one of the schedules, epoch by epoch. */
import { mean } from '../../../lib/math/averages.ts';
import type { Repeated } from '../../../lib/study/grid.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import type { Checkpoint } from '../../../lib/training/spec.ts';

export interface Curve {
  name: 'staircase' | 'constant' | 'cosine';
  /** `[epochs done + 1]`: the untrained network's loss, then the mean over each epoch's checkpoints. */
  losses: Record<SplitName, number[]>;
  /** `[epochs done + 1]`: the same, of the share of validation examples that are wrong. */
  errors: number[];
  /** The lowest validation loss of a single checkpoint. */
  best: number;
  /** `[epochs begun]`: the rate of each epoch's first iteration. */
  rates: number[];
  divergedAt: number | null;
}

/** How long the runs are, and the epochs at which the staircase takes its steps. */
export interface Course {
  epochs: number;
  stairs: readonly number[];
  iterationsPerEpoch: number;
  checkpointsPerEpoch: number;
}

export function curveOf({ setting, runs }: Repeated<Curve['name']>, { checkpointsPerEpoch }: Course): Curve {
  const { checkpoints, learningRate, stepsPerEpoch, divergedAt } = runs[0]!;
  const byEpoch = (of: (checkpoint: Checkpoint) => number) =>
    epochMeans(checkpoints.map(of), checkpointsPerEpoch);
  return {
    name: setting,
    losses: {
      training: byEpoch(({ trainingLoss }) => trainingLoss),
      validation: byEpoch(({ validationLoss }) => validationLoss),
    },
    errors: byEpoch(({ validationAccuracy }) => 1 - validationAccuracy!),
    best: Math.min(...checkpoints.map(({ validationLoss }) => validationLoss)),
    rates: Array.from(learningRate).filter((_, step) => step % stepsPerEpoch === 0),
    divergedAt,
  };
}

/** The first value, then the mean of each epoch that is over: within an epoch the values jump about. */
function epochMeans(values: number[], perEpoch: number): number[] {
  const epochs = Math.max(0, Math.floor((values.length - 1) / perEpoch));
  return [
    ...values.slice(0, 1),
    ...Array.from({ length: epochs }, (_, i) => mean(values.slice(i * perEpoch + 1, (i + 1) * perEpoch + 1))),
  ];
}

/**
 * The share by which the loss of the epoch after `epoch` is below the mean of the `before` epochs before it; null before
 * it is over.
 *
 * @param losses `[epochs done + 1]`
 */
export function fallAfter(epoch: number, losses: readonly number[], before: number): number | null {
  const after = losses[epoch + 1];
  return after === undefined ? null : 1 - after / mean(losses.slice(epoch - before + 1, epoch + 1));
}
