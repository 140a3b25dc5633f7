/** The three runs of the staircase figure, epoch by epoch. */
import { mean } from '../../../lib/math/averages.ts';
import { ratioOf } from '../../../lib/math/known.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

export const epochs = 90;
/** Epochs at which the staircase takes its steps, as in the source's picture. */
export const stairs = [30, 60];

export const examples = 1000;
export const batchSize = 20;
export const iterationsPerEpoch = examples / batchSize;

/** Epochs whose mean a fall is measured against: one epoch's loss jumps about. */
export const before = 5;

export const names = ['staircase', 'constant', 'cosine'] as const;
export type Name = (typeof names)[number];

export interface Curve {
  name: Name;
  /** `[epochs done + 1]`: mean over the training set after each epoch, the untrained network first. */
  losses: number[];
  /** `[epochs done + 1]`: wrong predictions in percent. */
  errors: Record<SplitName, number[]>;
  /** `[epochs begun]`: the rate of each epoch's first iteration. */
  rates: number[];
  divergedAt: number | null;
}

export function curveOf(name: Name, run: RunHistory): Curve {
  const { checkpoints, learningRate, stepsPerEpoch, divergedAt } = run;
  return {
    name,
    losses: checkpoints.map(({ trainingLoss }) => trainingLoss),
    errors: {
      training: checkpoints.map(({ trainingAccuracy }) => 100 * (1 - trainingAccuracy!)),
      validation: checkpoints.map(({ validationAccuracy }) => 100 * (1 - validationAccuracy!)),
    },
    rates: Array.from(learningRate).filter((_, step) => step % stepsPerEpoch === 0),
    divergedAt,
  };
}

/** The share by which the loss falls in the epoch after `epoch`; null before that. */
export function fallAfter(epoch: number, losses: number[]): number | null {
  const after = losses[epoch + 1];
  if (after === undefined) return null;
  return 1 - after / mean(losses.slice(epoch - before + 1, epoch + 1));
}

/** The value after the last epoch; undefined before that. */
export const atEnd = (values: number[]) => values[epochs];
export const shareAtEnd = (errors: number[]) => ratioOf(atEnd(errors) ?? null, 100);

/** Whether the staircase ends below the constant rate; null before it is known. */
export function isLower([staircase, constant]: Curve[], split: SplitName): boolean | null {
  const end = atEnd(staircase!.errors[split]);
  if (staircase!.divergedAt !== null) return false;
  if (constant!.divergedAt !== null) return true;
  const other = atEnd(constant!.errors[split]);
  return end === undefined || other === undefined ? null : end < other;
}

/** The schedule with the lowest error after the last epoch; null before it. */
export const lowestAtEnd = (curves: Curve[], split: SplitName): Name | null =>
  lowestBy(curves, ({ errors }) => atEnd(errors[split]))?.name ?? null;
