/** A population on a real network, and with as many steps a grid of constant rates and one of cosines. */
import type { Search } from '../../../lib/search/experiment/spec.ts';
import type { SchedulerSpec } from '../../../lib/search/schedulers.ts';
import type { Space } from '../../../lib/search/space.ts';
import { momentumOf, usualRun } from '../../../lib/study/defaults.ts';

export interface Problem {
  /** Training examples. */
  examples: number;
  /** Exploring multiplies the rate by it, or divides by it. */
  factor: number;
  seed: number;
}

/** Networks of the population, and rates of each grid. */
export const size = 20;
export const rounds = 10;
export const steps = 3000;
export const rates = [1e-3, 0.5] as const;

/** The schedule comes first: of a grid the first settings are then the constant rates, and the others the cosines. */
const space: Space = [
  { kind: 'choice', name: 'schedule', options: ['constant', 'cosine'] },
  { kind: 'real', name: 'learningRate', low: rates[0], high: rates[1], scale: 'log' },
];

/**
 * The first search is the population: it begins with the constant rates of the grid, and changes nothing but the rate, for
 * nothing is drawn anew. The second is the whole grid, every setting for all steps.
 */
export function searchOf({ examples, factor, seed }: Problem): Search {
  const searcher = { kind: 'grid', size: { values: { learningRate: size } } } as const;
  const scheduler: SchedulerSpec = {
    kind: 'population-based-training',
    size,
    parts: rounds,
    by: 'factors',
    factors: [1 / factor, factor],
    resample: 0,
  };
  return {
    kind: 'search',
    space,
    template: {
      data: { name: 'moons', training: examples, validation: 1000, noise: 0.2, seed },
      loss: 'binary-cross-entropy',
      budget: { steps },
      record: { checkpoints: rounds },
      run: { ...usualRun, hidden: [8, 8], optimizer: momentumOf(0.9), batchSize: 5, seed },
    },
    objective: 'validationLoss',
    starts: 'same',
    searches: [
      { searcher, scheduler, seed, budget: { trials: size }, workers: size },
      { searcher, seed, budget: { trials: 2 * size }, workers: size },
    ],
  };
}
