/** What Optuna, cmaes, scikit-learn, SciPy and mpmath are asked, by topic: each a file of goldens in tests/goldens/search. */
import { stream } from '../../../src/lib/math/random.ts';
import { fromUnit, type Setting, type Space } from '../../../src/lib/search/space.ts';
import { problems } from './problems.ts';
import { bestShares, columns, densities, forests } from './readings.ts';
import { regressions } from './regressions.ts';
import { strengths, systems } from './systems.ts';

/** A function of a module of this folder, and its arguments by name. */
export type Call = [module: string, function: string, parameters: object];

export const parzenSpace: Space = [
  { name: 'dropout', kind: 'real', low: 0, high: 0.5, scale: 'linear' },
  { name: 'rate', kind: 'real', low: 1e-5, high: 10, scale: 'log' },
  { name: 'layers', kind: 'integer', low: 1, high: 9, scale: 'linear' },
  { name: 'activation', kind: 'choice', options: ['tanh', 'relu', 'sigmoid', 'elu'] },
];

const draws = (seed: number, count: number): Setting[] => {
  const random = stream(seed, 'test/settings');
  return Array.from({ length: count }, () =>
    fromUnit(
      parzenSpace,
      parzenSpace.map(() => random.uniform()),
    ),
  );
};

/** So many trials with losses in a random order. */
export const trialsOf = (count: number): { setting: Setting; loss: number }[] => {
  const random = stream(count, 'test/losses');
  return draws(count, count).map((setting) => ({ setting, loss: random.uniform() }));
};
/** With 3 trials one is good; of 300, 25 are, and of the others the older ones count less. */
export const parzenCounts = [3, 40, 300];
/** Where densities are compared. */
export const parzenAt = draws(0, 12);

export const sequences = { dimensions: 32, numbers: [...Array(17).keys(), 1000, 1001, 1023, 1024, 5000] };

/** Around −2.5 one way of computing them takes over from another. */
export const tails = [
  ...[-1e4, -300, -40, -10, -5, -3, -2.501, -2.499, -2],
  ...[-1, -0.1, 0, 0.5, 1, 2, 4, 9, 30],
];

export const improvements = [
  { mean: 0, deviation: 1, best: 0 },
  { mean: 1.5, deviation: 0.4, best: 1 },
  { mean: -2, deviation: 3, best: 1 },
  { mean: 0.3, deviation: 0.01, best: 0.31 },
  { mean: 5, deviation: 1, best: 2 },
];

export const strategies = [
  [2, 6],
  [3, 7],
  [6, 9],
  [6, 40],
  [20, 12],
] as const;

const dimensions = 3;
const population = 7;
export const evolution = {
  mean: [0.2, 0.5, 0.9],
  stepSize: 0.3,
  /** Fewer generations would not tell whether paths and covariance go on from where they were. */
  generations: generationsOf(12),
};

/** Points that move away, so that the step size has to grow, and then stand still. */
function generationsOf(count: number): number[][][] {
  const random = stream(1, 'test/generations');
  return Array.from({ length: count }, (_, generation) =>
    Array.from({ length: population }, (_, rank) =>
      Array.from({ length: dimensions }, () => Math.min(generation, 4) + rank / 10 + 0.3 * random.normal()),
    ),
  );
}

/** Random walks, `[trials][parts]`, that fall and cross; rounded, so that some losses are equal. */
export const curves: number[][] = learningCurves(60, 8);

function learningCurves(count: number, parts: number): number[][] {
  const random = stream(1, 'test/curves');
  return Array.from({ length: count }, () => {
    let loss = 2;
    return Array.from({ length: parts }, () => {
      loss += 0.4 * random.normal() - 0.1;
      return Math.round(loss * 10) / 10;
    });
  });
}

export const medianRules = [
  { startupTrials: 5, firstPart: 1 },
  { startupTrials: 0, firstPart: 3 },
  { startupTrials: 12, firstPart: 7 },
];

/** Forests over which Optuna's functional ANOVA scatters. */
export const forestCount = 10;

export const quality = { trials: 50, searches: 50 };
export const optunaSamplers = [
  'random',
  'sobol',
  'tpe',
  'cma-es from the middle',
  'cma-es from anywhere',
] as const;

export const topics: Record<string, Record<string, Call>> = {
  'quasi-random': {
    sobol: ['quasi_random', 'points', { sequence: 'sobol', ...sequences }],
    halton: ['quasi_random', 'points', { sequence: 'halton', ...sequences }],
  },
  normal: Object.fromEntries(tails.map((z) => [z, ['normal', 'tail', { z }]])),
  improvement: Object.fromEntries(
    improvements.map((one) => [Object.values(one).join(' '), ['normal', 'improvement', one]]),
  ),
  'gaussian-process': Object.fromEntries(
    Object.entries(regressions).map(([name, one]) => [name, ['gaussian_process', 'regression', one]]),
  ),
  parzen: Object.fromEntries(
    parzenCounts.map((count) => [
      `${count} trials`,
      ['parzen', 'estimators', { space: parzenSpace, trials: trialsOf(count), at: parzenAt }],
    ]),
  ),
  'cma-es': {
    ...Object.fromEntries(
      strategies.map(([n, size]) => [
        `${n} dimensions, ${size} solutions`,
        ['cma_es', 'strategy', { dimensions: n, population: size }],
      ]),
    ),
    evolution: [
      'cma_es',
      'evolution',
      { mean: evolution.mean, step_size: evolution.stepSize, generations: evolution.generations },
    ],
  },
  'median-rule': Object.fromEntries(
    medianRules.map(({ startupTrials, firstPart }) => [
      `${startupTrials} trials, from part ${firstPart}`,
      ['pruning', 'median_rule', { curves, startup_trials: startupTrials, first_part: firstPart }],
    ]),
  ),
  'functional-anova': Object.fromEntries(
    Object.entries(forests).map(([name, reading]) => [
      name,
      ['importance', 'functional_anova', { ...reading, forests: forestCount }],
    ]),
  ),
  'ped-anova': Object.fromEntries(
    Object.entries(densities).flatMap(([name, reading]) =>
      bestShares.map((share): [string, Call] => [
        `${name}, the best ${share}`,
        ['importance', 'ped_anova', { ...reading, share }],
      ]),
    ),
  ),
  'rank-correlation': Object.fromEntries(
    Object.entries(columns).map(([name, [one, other]]) => [
      name,
      ['importance', 'rank_correlation', { one, other }],
    ]),
  ),
  'least-squares': Object.fromEntries(
    Object.entries(systems).flatMap(([name, system]): [string, Call][] => [
      [name, ['least_squares', 'least_norm', system]],
      ...strengths.map((strength): [string, Call] => [
        `${name}, λ = ${strength}`,
        ['least_squares', 'ridge', { ...system, strength }],
      ]),
    ]),
  ),
  quality: Object.fromEntries(
    Object.entries(problems).flatMap(([objective, { space }]) =>
      optunaSamplers.map((sampler): [string, Call] => [
        `${objective}, ${sampler}`,
        ['quality', 'quality', { objective, space, sampler, ...quality }],
      ]),
    ),
  ),
};
