/** What searchers are compared on: a space, and the network that is trained at its settings. */
import { ln2 } from '../../../lib/math/elementary.ts';
import type { Template } from '../../../lib/search/experiment/spec.ts';
import type { RealParameter, Space } from '../../../lib/search/space.ts';
import { momentumOf, usualInitializers, usualRun } from '../../../lib/study/defaults.ts';

export type ProblemName = 'wide' | 'far' | 'coupled';

const rate = (low: number, high: number): RealParameter => ({
  kind: 'real',
  name: 'learningRate',
  low,
  high,
  scale: 'log',
});

const momentum = (high: number): RealParameter => ({
  kind: 'real',
  name: 'optimizer.beta',
  low: 0,
  high,
  scale: 'one-minus-log',
});

const penalty: RealParameter = { kind: 'real', name: 'l2', low: 1e-6, high: 1, scale: 'log' };

const spaces: Record<ProblemName, Space> = {
  wide: [rate(1e-5, 10), momentum(0.99), penalty],
  /** As many decades of the rate, of which the upper ones are far too high. */
  far: [rate(1e-2, 1e6), momentum(0.99), penalty],
  coupled: [rate(1e-4, 10), momentum(0.999)],
};

export const spaceOf = (name: ProblemName): Space => spaces[name];

/** Guessing: what a trial counts as that ended worse, or diverged. */
export const guess = ln2;

/** Two spirals, a network that can learn them in this time if it is set well. */
export const templateOf = (seed: number): Template => ({
  data: { name: 'spirals', training: 200, validation: 300, noise: 0.02, seed },
  loss: 'binary-cross-entropy',
  budget: { steps: 200 },
  record: { checkpoints: 1 },
  run: {
    ...usualRun,
    hidden: [16, 16],
    activation: 'relu',
    initializer: usualInitializers.he,
    optimizer: momentumOf(0.9),
    batchSize: 20,
    seed,
  },
});
