import { describe, expect, test } from 'vitest';
import { searcherFor, type SearcherSpec } from '../../../src/lib/search/searchers.ts';
import { begin, evolve, type Evolution } from '../../../src/lib/search/searchers/cma-es/evolution.ts';
import { defaultPopulation, strategyOf } from '../../../src/lib/search/searchers/cma-es/strategy.ts';
import type { Space } from '../../../src/lib/search/space.ts';
import { evolution, strategies } from '../../peers/search/cases.ts';
import { difference, readGoldens } from '../../peers/search/goldens.ts';

const rounding = 1e-9;

test.each(strategies)(
  'in %i dimensions, %i solutions, it is set as the package cmaes is',
  (n, population) => {
    const golden = readGoldens('cma-es')[`${n} dimensions, ${population} solutions`];
    const { dimensions, population: size, ...constants } = strategyOf(n, population);
    expect([dimensions, size]).toEqual([n, population]);
    expect(difference(constants, golden)).toBeLessThan(rounding);
  },
);

test('a population is as large as Hansen’s table says', () => {
  expect([1, 2, 3, 5, 6, 10, 30].map(defaultPopulation)).toEqual([4, 6, 7, 8, 9, 10, 14]);
});

test('the distribution goes the way that cmaes’ goes, generation by generation', () => {
  const golden = readGoldens<unknown>('cma-es')['evolution'];
  let state = begin(Float64Array.from(evolution.mean), evolution.stepSize);
  const states = evolution.generations.map((points) => {
    state = evolve(
      state,
      points.map((point) => Float64Array.from(point)),
    );
    return plain(state);
  });
  expect(difference(states, golden)).toBeLessThan(1e-6);
});

const plain = ({ mean, stepSize, covariance, stepPath, covariancePath }: Evolution) => ({
  mean: [...mean],
  stepSize,
  covariance: [...covariance],
  stepPath: [...stepPath],
  covariancePath: [...covariancePath],
});

/** Reals from −1 to 2, so that the lowest points of the functions below are not in the middle. */
const cube = (dimensions: number): Space =>
  Array.from({ length: dimensions }, (_, i) => ({
    name: `x${i}`,
    kind: 'real',
    low: -1,
    high: 2,
    scale: 'linear',
  }));

function lowestOf(
  loss: (x: number[]) => number,
  dimensions: number,
  trials: number,
  spec: SearcherSpec,
  seed: number,
) {
  const searcher = searcherFor(spec, cube(dimensions), seed);
  let lowest = Infinity;
  for (let i = 0; i < trials; i++) {
    const setting = searcher.suggest();
    const found = loss(Object.values(setting).map(Number));
    searcher.observe({ setting, outcome: { loss: found } });
    lowest = Math.min(lowest, found);
  }
  return lowest;
}

const sphere = (x: number[]) => x.reduce((sum, xi) => sum + xi ** 2, 0);
const rosenbrock = (x: number[]) =>
  x.slice(1).reduce((sum, next, i) => sum + 100 * (next - x[i]! ** 2) ** 2 + (1 - x[i]!) ** 2, 0);
/** Lowest in the corner, where bounds count. */
const corner = (x: number[]) => sphere(x.map((xi) => xi + 1));

describe.each([1, 2, 3])('from seed %i', (seed) => {
  test.each([
    ['the bottom of a sphere', sphere, 3, 600],
    ['the bottom of a sphere of one dimension', sphere, 1, 300],
    ['the end of Rosenbrock’s valley', rosenbrock, 3, 3000],
    ['a corner of the space', corner, 3, 1200],
  ] as const)('it comes to %s', (_, loss, dimensions, trials) => {
    expect(lowestOf(loss, dimensions, trials, { kind: 'cma-es' }, seed)).toBeLessThan(1e-6);
  });
});

test('it begins where it is told to', () => {
  const firsts = (start: 'random' | 'middle') =>
    Array.from({ length: 100 }, (_, seed) =>
      Number(searcherFor({ kind: 'cma-es', start }, cube(1), seed).suggest()['x0']),
    );
  const spread = (values: number[]) => values.filter((value) => Math.abs(value - 0.5) > 1).length;
  expect(spread(firsts('middle'))).toBeLessThan(10);
  expect(spread(firsts('random'))).toBeGreaterThan(20);
});

test('workers beyond the population draw from its generation, and are not learned from', () => {
  const searcher = searcherFor({ kind: 'cma-es', population: 4 }, cube(2), 1);
  const alone = searcherFor({ kind: 'cma-es', population: 4 }, cube(2), 1);
  const settings = Array.from({ length: 6 }, () => searcher.suggest());
  for (let i = 0; i < 6; i++) alone.suggest();
  settings.forEach((setting, i) => searcher.observe({ setting, outcome: { loss: i } }));
  settings.slice(0, 4).forEach((setting, i) => alone.observe({ setting, outcome: { loss: i } }));
  expect(searcher.suggest()).toEqual(alone.suggest());
});

test.each([
  [
    { kind: 'cma-es', population: 3 },
    'population must be a whole number of at least 4, not 3; usual here: 6.',
  ],
  [{ kind: 'cma-es', start: 'centre' as 'middle' }, 'start must be "random" or "middle", not "centre".'],
] as const)('%o is told', (spec, message) => {
  expect(() => searcherFor(spec, cube(2), 1)).toThrow(message);
});

test('a space without numbers is told', () => {
  const space: Space = [{ name: 'c', kind: 'choice', options: ['a', 'b'] }];
  expect(() => searcherFor({ kind: 'cma-es' }, space, 1)).toThrow('the space has choices only');
});
