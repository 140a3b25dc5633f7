/** A scheduler of each kind, which the tests of every scheduler try. */
import type { SchedulerSpec } from '../../../../src/lib/search/schedulers.ts';

/** What they ask for does not depend on the number of workers, nor on who finishes first. */
export const synchronousSpecs: SchedulerSpec[] = [
  { kind: 'none' },
  { kind: 'halving', trials: 9, parts: 9, first: 1 },
  { kind: 'halving', trials: 11, parts: 10, first: 2, factor: 2 },
  { kind: 'hyperband', parts: 9 },
  { kind: 'hyperband', parts: 8, factor: 2, rounding: 'down' },
  { kind: 'population-based-training', size: 6, parts: 4 },
  { kind: 'population-based-training', size: 2, parts: 3, by: 'adding', resample: 0 },
];

export const schedulerSpecs: SchedulerSpec[] = [
  ...synchronousSpecs,
  { kind: 'median', rule: 'vizier', parts: 4, startupTrials: 2 },
  { kind: 'median', rule: 'optuna', parts: 5, startupTrials: 0, firstPart: 2 },
  { kind: 'asha', parts: 9, first: 1 },
  { kind: 'asha', parts: 8, first: 1, factor: 2 },
];
