import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/lib/math/random.ts';
import { searcherFor } from '../../../src/lib/search/searchers.ts';
import { split } from '../../../src/lib/search/searchers/tpe.ts';
import {
  choiceProbabilities,
  heightAt,
  drawFrom,
  parzenOf,
  probabilityOf,
} from '../../../src/lib/search/searchers/tpe/parzen.ts';
import type { Trial } from '../../../src/lib/search/searcher.ts';
import { cellAround, toUnit, type Setting, type Space } from '../../../src/lib/search/space.ts';
import { parzenAt, parzenCounts, parzenSpace, trialsOf } from '../../peers/search/cases.ts';
import { difference, readGoldens } from '../../peers/search/goldens.ts';

interface Estimator {
  weights?: number[];
  means?: number[];
  deviations?: number[];
  densities: number[];
}

type Goldens = Record<string, Record<'good' | 'others', Estimator>>;

/** Sums in another order, and logarithms in between. */
const rounding = 1e-9;

/** Our estimator of one parameter after these settings. */
function estimatorOf(space: Space, index: number, settings: Setting[]): Estimator {
  const parameter = space[index]!;
  const at = (setting: Setting) => toUnit(space, setting)[index]!;
  if (parameter.kind === 'choice') {
    const optionOf = (setting: Setting) => parameter.options.indexOf(setting[parameter.name]!);
    const probabilities = choiceProbabilities(settings.map(optionOf), parameter.options.length);
    return { densities: parzenAt.map((setting) => probabilities[optionOf(setting)]!) };
  }
  const parzen = parzenOf(settings.map(at));
  const { weights, means, deviations } = parzen;
  const densities = parzenAt.map((setting) => {
    const cell = cellAround(parameter, at(setting));
    return cell ? probabilityOf(parzen, ...cell) : heightAt(parzen, at(setting));
  });
  return { weights, means, deviations, densities };
}

describe.each(parzenCounts)('after %i trials', (count) => {
  const golden = readGoldens<Goldens>('parzen')[`${count} trials`]!;
  const trials = trialsOf(count).map(({ setting, loss }): Trial => ({ setting, outcome: { loss } }));
  const groups = split(trials);

  test.each(parzenSpace.map(({ name }, index) => [name, index] as const))(
    'the estimators of %s are Optuna’s',
    (name, index) => {
      for (const group of ['good', 'others'] as const)
        expect(
          difference(estimatorOf(parzenSpace, index, groups[group]), golden[name]![group]),
          group,
        ).toBeLessThan(rounding);
    },
  );
});

const trialAt = (x: number, loss: number): Trial => ({ setting: { x }, outcome: { loss } });

describe('the good trials', () => {
  test.each([
    [1, 1],
    [10, 1],
    [11, 2],
    [100, 10],
    [251, 25],
    [400, 25],
  ])('of %i are %i', (count, good) => {
    const trials = Array.from({ length: count }, (_, i) => trialAt(i, -i));
    expect(split(trials).good).toEqual(trials.slice(-good).map(({ setting }) => setting));
  });

  test('have losses: infeasible trials are among the others, even where there is no better', () => {
    const infeasible: Trial = { setting: { x: 1 }, outcome: 'infeasible' };
    expect(split([infeasible, trialAt(2, NaN)]).good).toEqual([]);
    expect(split([infeasible, trialAt(2, 1e9), infeasible]).good).toEqual([{ x: 2 }]);
  });
});

describe('an estimator', () => {
  const observations = [0, 0.02, 0.5, 0.5, 0.97, 1];
  const parzen = parzenOf(observations);

  test('draws as many points below each place as it has probability there', () => {
    const random = stream(1, 'test/draws');
    const draws = Array.from({ length: 20_000 }, () => drawFrom(parzen, random));
    for (const place of [0.05, 0.3, 0.5, 0.9, 1]) {
      const expected = probabilityOf(parzen, 0, place);
      const share = draws.filter((draw) => draw <= place).length / draws.length;
      // Four standard errors.
      expect(Math.abs(share - expected)).toBeLessThanOrEqual(
        4 * Math.sqrt((expected * (1 - expected)) / draws.length) + 1e-12,
      );
    }
  });

  test('of nothing is the prior', () => {
    expect(parzenOf([])).toMatchObject({ weights: [1], means: [0.5], deviations: [1] });
    expect(choiceProbabilities([], 4)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

test('suggestions gather where trials were good', () => {
  const space: Space = [{ name: 'x', kind: 'real', low: 0, high: 1, scale: 'linear' }];
  const searcher = searcherFor({ kind: 'tpe' }, space, 1);
  const distances = Array.from({ length: 80 }, () => {
    const setting = searcher.suggest();
    const distance = Math.abs(Number(setting['x']) - 0.8);
    searcher.observe({ setting, outcome: { loss: distance } });
    return distance;
  });
  const near = (from: number, to: number) =>
    distances.slice(from, to).filter((distance) => distance < 0.1).length;
  expect(near(60, 80)).toBeGreaterThan(10);
  expect(near(0, 10)).toBeLessThan(5);
});

test('workers keep apart: pending trials count among the others', () => {
  const space: Space = [{ name: 'c', kind: 'choice', options: ['a', 'b', 'c', 'd'] }];
  const searcher = searcherFor({ kind: 'tpe', randomTrials: 1 }, space, 1);
  searcher.observe({ setting: { c: 'a' }, outcome: { loss: 0 } });
  const suggested = Array.from({ length: 12 }, () => searcher.suggest()['c']);
  expect(new Set(suggested).size).toBeGreaterThan(2);
});

test('a number of random trials that is none is told', () => {
  const space: Space = [{ name: 'x', kind: 'real', low: 0, high: 1, scale: 'linear' }];
  expect(() => searcherFor({ kind: 'tpe', randomTrials: 0 }, space, 1)).toThrow(
    'randomTrials must be a whole number of at least 1, not 0.',
  );
});
