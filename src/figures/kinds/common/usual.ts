/** Optimisers, initialisers and schedules as they are meant when only their name is given. */
import type { Initializer, Optimizer, Schedule } from '../../../lib/training/spec.ts';

export const usualOptimizers: Record<Optimizer['kind'], Optimizer> = {
  sgd: { kind: 'sgd' },
  momentum: { kind: 'momentum', beta: 0.9, form: 'goh' },
  nesterov: { kind: 'nesterov', beta: 0.9 },
  rmsprop: { kind: 'rmsprop', beta: 0.9, epsilon: 1e-7 },
  adam: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
};
export const usualInitializers: Record<Initializer['kind'], Initializer> = {
  zeros: { kind: 'zeros' },
  normal: { kind: 'normal', deviation: 0.5 },
  glorot: { kind: 'glorot' },
  he: { kind: 'he' },
};
type UsualSchedule = 'constant' | 'inverse-time' | 'exponential' | 'cosine';
export const usualSchedules: Record<UsualSchedule, Schedule> = {
  constant: { kind: 'constant' },
  'inverse-time': { kind: 'inverse-time', decayRate: 0.1 },
  exponential: { kind: 'exponential', gamma: 0.95 },
  cosine: { kind: 'cosine' },
};
