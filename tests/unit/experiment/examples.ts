/** An experiment of each kind, small, with everything that can happen to it: a run that diverges, a surface, budgets in epochs. */
import type { Experiment, Kinds } from '../../../src/lib/experiment/experiment.ts';
import { slips } from '../../../src/lib/experiment/gradient-check.ts';
import type { Judging } from '../../../src/lib/experiment/judging.ts';
import type { RandomFeatures } from '../../../src/lib/experiment/random-features.ts';
import type { Studies } from '../../../src/lib/experiment/studies.ts';
import type { Tabulation } from '../../../src/lib/experiment/tabulate.ts';
import type { Search } from '../../../src/lib/search/experiment/spec.ts';
import type { SchedulerSpec } from '../../../src/lib/search/schedulers.ts';
import type { Descent } from '../../../src/lib/surfaces/descend.ts';
import type { Study } from '../../../src/lib/training/spec.ts';
import { aRegression, aRun, aStudy } from '../training/studies.ts';

/** Runs of 12 and 4 steps; the one with the enormous learning rate diverges. */
export const classification: Study = aStudy({
  budget: { epochs: 4 },
  runs: [
    aRun({ hidden: [3] }),
    aRun({ hidden: [8, 8], batchSize: 30 }),
    aRun({ hidden: [], learningRate: 1e6 }),
    aRun({ hidden: [8], optimizer: { kind: 'momentum', beta: 0.5, form: 'goh' } }),
    aRun({ hidden: [], seed: 2 }),
  ],
  record: { checkpoints: 4, weights: true },
});

export const regression: Study = aRegression({
  budget: { steps: 9 },
  runs: [aRun({ hidden: [] }), aRun({ hidden: [], learningRate: 0.01 })],
  record: {
    checkpoints: 3,
    surface: { kind: 'grid', x: [-1, 1], y: [-1, 1], columns: 3, rows: 2 },
  },
});

/** The second walk is too fast for the surface, and diverges. */
export const descent: Descent = {
  kind: 'descent',
  surface: { name: 'quadratic', condition: 100 },
  steps: 400,
  walks: [0.01, 1].map((learningRate) => ({
    start: [1, 1],
    learningRate,
    optimizer: { kind: 'sgd' },
  })),
};

export const tabulation: Tabulation = {
  kind: 'tabulation',
  from: -1,
  to: 1,
  points: 3,
  functions: [{ of: 'activation', name: 'relu' }],
};

/** Over the exponent of a step. */
const gradientChecks: Tabulation = {
  kind: 'tabulation',
  from: -6,
  to: -2,
  points: 3,
  functions: slips.map((slip) => ({
    of: 'gradient-check',
    run: { hidden: [3], activation: 'tanh', l2: 0.1, seed: 1 },
    examples: 4,
    difference: 'central',
    precision: 'double',
    slip,
  })),
};

/** Searches that learn and that do not, with workers and budgets of all kinds; large rates diverge, and settings repeat. */
export const search: Search = {
  kind: 'search',
  space: [
    { name: 'learningRate', kind: 'choice', options: [0.01, 0.1, 1, 1e6] },
    { name: 'hidden', kind: 'integer', low: 1, high: 3, scale: 'linear' },
  ],
  template: {
    data: { name: 'moons', training: 30, validation: 10, noise: 0.1, seed: 1 },
    loss: 'binary-cross-entropy',
    budget: { epochs: 4 },
    record: { checkpoints: 3 },
    run: aRun(),
  },
  objective: 'validationLoss',
  starts: 'same',
  searches: [
    { searcher: { kind: 'random' }, seed: 1, budget: { trials: 6 }, workers: 2 },
    { searcher: { kind: 'tpe', randomTrials: 2 }, seed: 2, budget: { trials: 5 } },
    { searcher: { kind: 'cma-es' }, seed: 3, budget: { steps: 50 }, workers: 3, synchronous: true },
    { searcher: { kind: 'sobol' }, seed: 4, budget: { steps: 70 }, workers: 2 },
  ],
};

const schedulers: SchedulerSpec[] = [
  { kind: 'median', rule: 'vizier', parts: 4, startupTrials: 2 },
  { kind: 'halving', trials: 4, parts: 4, first: 1, factor: 2 },
  { kind: 'hyperband', parts: 4, factor: 2 },
  { kind: 'asha', parts: 12, first: 1 },
  { kind: 'population-based-training', size: 4, parts: 3 },
];

/** Searches that stop trials, pause them and copy them; large rates diverge. */
export const searchWithSchedulers: Search = {
  ...search,
  space: [{ name: 'learningRate', kind: 'real', low: 1e-3, high: 1e4, scale: 'log' }],
  template: { ...search.template, budget: { steps: 12 }, record: { checkpoints: 12 } },
  starts: 'fresh',
  searches: schedulers.map((scheduler, i) => ({
    ...{ searcher: { kind: i % 2 === 0 ? 'random' : 'bohb' }, scheduler, seed: i },
    ...{ budget: { trials: 8 }, workers: 1 + (i % 3) },
  })),
};

/** Of different lengths and data; one has a run that diverges, one a surface. */
export const studies: Studies = { kind: 'studies', studies: [regression, classification, regression] };

/** The run with the enormous learning rate has nothing to be judged by. */
export const judging: Judging = {
  kind: 'judging',
  study: { ...classification, data: { ...classification.data, test: 40 } },
  ...{ sizes: [1, 10], sets: 3, seed: 4 },
};

/** Fewer features than examples, as many and more; least norm, a given λ and one that is chosen. */
export const randomFeatures: RandomFeatures = {
  kind: 'random-features',
  data: { name: 'blobs', classes: 3, training: 12, validation: 0, test: 30, noise: 0.4, seed: 2 },
  ...{ wrongLabels: 0.25, features: [4, 12, 30], draws: [5, 6, 7], fits: [[0], [0.5], [0.01, 1, 100]] },
};

/** A new kind is tested by its example. */
const ofEachKind: { [K in keyof Kinds]: Extract<Experiment, { kind: K }>[] } = {
  study: [classification, regression],
  studies: [studies],
  judging: [judging],
  'random-features': [randomFeatures],
  descent: [descent],
  tabulation: [tabulation, gradientChecks],
  search: [search, { ...search, starts: 'fresh' }, searchWithSchedulers],
};

export const examples = Object.values(ofEachKind).flat();
