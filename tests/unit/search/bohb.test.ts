import { describe, expect, test } from 'vitest';
import { median } from '../../../src/lib/math/averages.ts';
import { schedulerFor } from '../../../src/lib/search/schedulers.ts';
import { searcherFor } from '../../../src/lib/search/searchers.ts';
import type { Setting, Space } from '../../../src/lib/search/space.ts';
import { tune } from './schedulers/trainings.ts';

const line: Space = [{ name: 'x', kind: 'real', low: 0, high: 1, scale: 'linear' }];

/** What it suggests after a rung of 20 that is best at `low`, and a higher one of `count` that is best at .9. */
function suggestionsAfter(count: number, low = 0.1): number[] {
  const searcher = searcherFor({ kind: 'bohb', randomShare: 0 }, line, 1);
  const tell = (trials: number, best: number, share: number) => {
    for (let i = 0; i < trials; i++) {
      const x = (i + 0.5) / trials;
      searcher.observePart!({ setting: { x }, outcome: { loss: Math.abs(x - best) } }, share);
    }
  };
  tell(20, low, 1 / 9);
  tell(count, 0.9, 1 / 3);
  return Array.from({ length: 40 }, () => Number(searcher.suggest()['x']));
}

describe('it learns from', () => {
  test('the highest rung that has enough trials: with one parameter four', () => {
    expect(median(suggestionsAfter(3))).toBeLessThan(0.3);
    expect(median(suggestionsAfter(4))).toBeGreaterThan(0.6);
  });

  test('no rung before there are enough', () => {
    const searcher = searcherFor({ kind: 'bohb', randomShare: 0 }, line, 1);
    for (const x of [0.1, 0.11, 0.12]) searcher.observePart!({ setting: { x }, outcome: { loss: x } }, 1);
    const suggested = Array.from({ length: 100 }, () => Number(searcher.suggest()['x']));
    expect(median(suggested)).toBeGreaterThan(0.35);
  });
});

test('the share that is drawn at random all the same has to be one', () => {
  expect(() => searcherFor({ kind: 'bohb', randomShare: 2 }, line, 1)).toThrow(
    'randomShare must be in [0, 1], not 2.',
  );
});

/** BOHB: Hyperband’s brackets, its own settings. Early losses are higher, and in the right order. */
test('with Hyperband it comes nearer to the best than Hyperband with random settings', () => {
  const space: Space = ['x', 'y', 'z'].map((name) => ({ ...line[0]!, name }));
  const distanceOf = (setting: Setting) =>
    space.reduce((sum, { name }) => sum + (Number(setting[name]) - 0.7) ** 2, 0);
  const distances = (kind: 'bohb' | 'random') =>
    Array.from({ length: 21 }, (_, seed) => {
      const { trials } = tune(
        {
          ...{ space, searcher: searcherFor({ kind }, space, seed), budget: { trials: 88 }, workers: 2 },
          scheduler: schedulerFor({ kind: 'hyperband', parts: 9 }, space, seed),
        },
        ({ setting, to }) => ({ step: to, loss: distanceOf(setting) + 1 / to }),
      );
      return Math.min(...trials.map(({ setting }) => distanceOf(setting)));
    });
  const [ours, random] = [median(distances('bohb')), median(distances('random'))];
  expect(ours).toBeLessThan(random / 2);
});
