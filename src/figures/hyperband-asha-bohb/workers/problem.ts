/** What the workers train: trials that cost about the same, or that do not. */
import type { SchedulerSpec } from '../../../lib/search/schedulers.ts';
import type { Search } from '../../../lib/search/experiment/spec.ts';
import type { Parameter, Space } from '../../../lib/search/space.ts';
import { momentumOf, usualRun } from '../../../lib/study/defaults.ts';
import { runSeed } from '../../../lib/study/seeds.ts';

/** Of a search. */
export const trialCount = 27;
export const workerCount = 9;
/** Searches with each scheduler: the same trials with both. */
export const searchCount = 20;
/** Rungs are at one, three and nine of them. */
export const parts = 9;

const examples = 200;
const usualBatch = 16;

const rateAndMomentum: Space = [
  { kind: 'real', name: 'learningRate', low: 1e-3, high: 10, scale: 'log' },
  { kind: 'real', name: 'optimizer.beta', low: 0, high: 0.99, scale: 'one-minus-log' },
];
/** All trials see as many examples. One with small batches has more steps, and takes longer. */
const batchSize: Parameter = { kind: 'integer', name: 'batchSize', low: 4, high: 64, scale: 'log' };

export const contenders = ['halving', 'asha'] as const;
export type Contender = (typeof contenders)[number];

const schedulers: Record<Contender, SchedulerSpec> = {
  halving: { kind: 'halving', trials: trialCount, parts, first: 1 },
  asha: { kind: 'asha', parts, first: 1 },
};

/** The searches with halving, then those with ASHA. */
export const searchOf = (costs: 'uneven' | 'equal', seed: number): Search => ({
  kind: 'search',
  space: costs === 'uneven' ? [...rateAndMomentum, batchSize] : rateAndMomentum,
  template: {
    data: { name: 'moons', training: examples, validation: examples, noise: 0.25, seed },
    loss: 'binary-cross-entropy',
    budget: { epochs: parts },
    record: { checkpoints: parts },
    run: { ...usualRun, optimizer: momentumOf(0), hidden: [6, 6], batchSize: usualBatch, seed },
  },
  objective: 'validationLoss',
  starts: 'fresh',
  searches: contenders.flatMap((name) =>
    Array.from({ length: searchCount }, (_, i) => ({
      searcher: { kind: 'random' as const },
      scheduler: schedulers[name],
      seed: runSeed(seed, i),
      budget: { trials: trialCount },
      workers: workerCount,
    })),
  ),
});
