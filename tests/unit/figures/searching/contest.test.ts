import { expect, test } from 'vitest';
import { medianAfter, standingsOf, type Contest } from '../../../../src/figures/searching/contest/contest.ts';
import type { SearchHistory, SearchResult } from '../../../../src/lib/search/experiment/spec.ts';

const contest: Contest = { problem: 'wide', modelled: ['gaussian-process'], trials: 3, seed: 1 };
const searches = 20;

/** A search whose trials come to these losses; null diverged. */
const historyOf = (losses: readonly (number | null)[]): SearchHistory => ({
  budget: { trials: losses.length },
  workers: 1,
  duration: losses.length,
  isDone: true,
  trials: losses.map((loss, i) => ({
    setting: {},
    repeats: null,
    origin: null,
    reports: [],
    isEnded: true,
    stretches: [{ worker: 0, start: i, from: 0, to: 1 }],
    run: {
      steps: 1,
      stepsPerEpoch: 1,
      checkpoints: loss === null ? [] : [{ step: 1, trainingLoss: 0, validationLoss: loss }],
      divergedAt: loss === null ? 1 : null,
    },
  })),
});

const resultOf = (process: (number | null)[], random: (number | null)[]): SearchResult => ({
  kind: 'search',
  searches: [
    ...Array.from({ length: searches }, () => historyOf(process)),
    ...Array.from({ length: searches }, () => historyOf(random)),
  ],
});

test('random search with twice the trials is where random search is after twice as many', () => {
  const { of, randomTwice } = standingsOf(
    resultOf([0.5, 0.4, 0.3], [0.6, 0.5, 0.55, 0.2, 0.25, 0.1]),
    contest,
  );
  expect(of.random!.reached.map(({ middle }) => middle)).toEqual([0.6, 0.5, 0.5]);
  expect(randomTwice.map(({ trials, middle }) => [trials, middle])).toEqual([
    [1, 0.5],
    [2, 0.2],
    [3, 0.1],
  ]);
  expect(medianAfter(of['gaussian-process']!.reached, 3)).toBe(0.3);
});

test('what diverged, or ended worse, counts as a guess', () => {
  const { of } = standingsOf(resultOf([null, 3, 0.4], [1, 1, 1, 1, 1, 1]), contest);
  expect(of['gaussian-process']!.reached.map(({ middle }) => middle)).toEqual([Math.LN2, Math.LN2, 0.4]);
  expect(of['gaussian-process']!.diverged).toBeCloseTo(1 / 3, 12);
});

test('nothing is said of trials that not all searches have made', () => {
  const result = resultOf([0.5, 0.4, 0.3], [0.6, 0.5, 0.4, 0.3, 0.2, 0.1]);
  result.searches[7] = historyOf([0.5]);
  const { of } = standingsOf(result, contest);
  expect(of['gaussian-process']!.reached).toHaveLength(1);
  expect(medianAfter(of['gaussian-process']!.reached, 3)).toBeNull();
});
