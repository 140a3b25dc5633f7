/** What networks are measured on: the examples that they learn from, and those held out. */
import type { LossName, Measure } from './outcomes.ts';

export type SplitName = 'training' | 'validation';

export interface MeasuredSplit {
  name: SplitName;
  loss: LossName;
  accuracy: Measure;
}

export const measuredSplits: readonly [training: MeasuredSplit, validation: MeasuredSplit] = [
  { name: 'training', loss: 'trainingLoss', accuracy: 'trainingAccuracy' },
  { name: 'validation', loss: 'validationLoss', accuracy: 'validationAccuracy' },
];
