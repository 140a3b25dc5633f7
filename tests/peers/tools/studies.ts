/** One search, by our tuner and trainer, and as a script for Optuna that trains the same network in PyTorch. */
import type { Search } from '../../../src/lib/search/experiment/spec.ts';
import type { RealParameter } from '../../../src/lib/search/space.ts';
import { momentumOf, usualRun } from '../../../src/lib/study/defaults.ts';
import type { Study as ToolStudy } from '../../../src/lib/tools/study.ts';
import type { Study } from '../../../src/lib/training/spec.ts';

export const trials = 60;
/** Of the second study, which two processes share. */
export const sharedTrials = 24;
const epochs = 10;

const range = {
  rate: { kind: 'real', low: 0.01, high: 3, scale: 'log' },
  momentum: { kind: 'real', low: 0, high: 0.95, scale: 'one-minus-log' },
} as const;

const named = (rate: string, momentum: string): RealParameter[] => [
  { ...range.rate, name: rate },
  { ...range.momentum, name: momentum },
];

export const forOptuna: ToolStudy = {
  space: named('learning_rate', 'momentum'),
  ...{ searcher: 'random', scheduler: 'none', trials, epochs, workers: 1, seed: 1 },
};

/** Two hidden layers of 8 on the moons, as the goldens of PyTorch’s training have them. */
const template = {
  data: { name: 'moons', training: 200, validation: 400, noise: 0.2, seed: 1 },
  loss: 'binary-cross-entropy',
  budget: { epochs },
  record: { checkpoints: 1 },
} as const satisfies Partial<Study>;

const run = { ...usualRun, optimizer: momentumOf(0.9), batchSize: 20, seed: 1 };

/** What the network is trained on. */
export const trained: Study = { kind: 'study', ...template, runs: [run] };

export const ours = (searches: number): Search => ({
  kind: 'search',
  space: named('learningRate', 'optimizer.beta'),
  template: { ...template, run },
  objective: 'validationLoss',
  starts: 'fresh',
  searches: Array.from({ length: searches }, (_, i) => ({
    searcher: { kind: 'random' },
    seed: i + 1,
    budget: { trials },
  })),
});

/** What Optuna’s script came to. */
export interface Golden {
  settings: { learning_rate: number; momentum: number }[];
  losses: number[];
}
