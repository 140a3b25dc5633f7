/** Hyperband with settings drawn at random, and BOHB: the same brackets, of which a model learns. */
import { choice } from '../../../lib/figure/contract/knobs.ts';
import type { Search, Template } from '../../../lib/search/experiment/spec.ts';
import type { Space } from '../../../lib/search/space.ts';
import { momentumOf, usualRun } from '../../../lib/study/defaults.ts';
import { runSeed } from '../../../lib/study/seeds.ts';

/** With each searcher. */
export const searchCount = 10;
/** Rungs are at one, three and nine of them: brackets of 9, 5 and 3 trials. */
export const parts = 9;
export const rungs = [1, 3, parts] as const;
/** Trials of the first bracket, of which most are drawn before there is a model. */
export const firstBracket = 9;
export const steps = 198;

/** Wide: in most of it nothing is learnt in this time. */
const space: Space = [
  { kind: 'real', name: 'learningRate', low: 1e-5, high: 10, scale: 'log' },
  { kind: 'real', name: 'optimizer.beta', low: 0, high: 0.99, scale: 'one-minus-log' },
  { kind: 'real', name: 'l2', low: 1e-6, high: 1, scale: 'log' },
];
/** So many trials have to be on a rung before the model learns from it: N_min + 2, N_min one more than parameters. */
export const needed = space.length + 3;

const data = {
  moons: { name: 'moons', noise: 0.25 },
  spirals: { name: 'spirals', noise: 0.02 },
} as const satisfies Record<string, Pick<Template['data'], 'name' | 'noise'>>;

export const problemKnob = choice('Trained', ['moons', 'spirals']);

export const contenders = ['bohb', 'random'] as const;
export type Contender = (typeof contenders)[number];

/** The searches by BOHB, then those with random settings. `cost` in whole trials. */
export const searchOf = (trained: keyof typeof data, cost: number, seed: number): Search => ({
  kind: 'search',
  space,
  template: {
    data: { ...data[trained], training: 200, validation: 200, seed },
    loss: 'binary-cross-entropy',
    budget: { steps },
    record: { checkpoints: parts },
    run: { ...usualRun, optimizer: momentumOf(0), hidden: [6, 6], batchSize: 16, seed },
  },
  objective: 'validationLoss',
  starts: 'fresh',
  searches: contenders.flatMap((kind) =>
    Array.from({ length: searchCount }, (_, i) => ({
      searcher: { kind },
      scheduler: { kind: 'hyperband' as const, parts },
      seed: runSeed(seed, i),
      budget: { steps: cost * steps },
    })),
  ),
});
