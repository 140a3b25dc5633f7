/** What networks are measured on: the examples that they learn from, and those held out. */
import type { LossName, Measure } from './outcomes.ts';

export type SplitName = 'training' | 'validation';

export interface MeasuredSplit {
  name: SplitName;
  /** Of its lines and words, the same in every figure. */
  color: string;
  loss: LossName;
  accuracy: Measure;
}

export const measuredSplits: readonly [training: MeasuredSplit, validation: MeasuredSplit] = [
  { name: 'training', color: 'var(--series-1)', loss: 'trainingLoss', accuracy: 'trainingAccuracy' },
  { name: 'validation', color: 'var(--series-2)', loss: 'validationLoss', accuracy: 'validationAccuracy' },
];
