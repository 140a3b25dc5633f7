import { describe, expect, test } from 'vitest';
import { searchCount, steps, type Contest } from '../../../../src/figures/who-wins/contest/problem.ts';
import {
  lossesAfter,
  meanRanks,
  measuredIn,
  shareWon,
  standingsOf,
} from '../../../../src/figures/who-wins/contest/standings.ts';
import type { SearchHistory, SearchTrial } from '../../../../src/lib/search/experiment/spec.ts';

const contest: Contest = { trials: 4, workers: 1, count: 3, width: 'wide', wrong: 0, seed: 1 };
const entries = [{ contender: 'random', times: 1 }] as const;

type Reported = [time: number, loss: number | null];

function searchWith(reported: readonly Reported[], isDone = true): SearchHistory {
  const trials = reported.map(([time, loss]): SearchTrial => ({
    ...{ setting: {}, repeats: null, origin: null, isEnded: true, stretches: [] },
    reports: [{ time, step: steps, loss, verdict: 'over' }],
    run: { steps, stepsPerEpoch: 10, checkpoints: [], divergedAt: null },
  }));
  return { budget: { trials: 4 }, workers: 1, trials, duration: 4 * steps, isDone };
}

const standingOf = (history: SearchHistory, changes: Partial<Contest> = {}) =>
  standingsOf({ kind: 'search', searches: Array.from({ length: searchCount }, () => history) }, entries, {
    ...contest,
    ...changes,
  })[0]!;

describe('what a search has come to for what it has spent', () => {
  const reported: Reported[] = [
    [steps / 2, 0.5],
    [2 * steps, null],
    [3 * steps, 0.1],
    [4 * steps, 0.3],
  ];

  test('is the lowest loss that was reported by then', () => {
    expect(standingOf(searchWith(reported)).searches[0]).toEqual([0.5, 0.5, 0.1, 0.1]);
  });

  test('is guessing before there is a loss, and where losses are above it', () => {
    expect(standingOf(searchWith([[2 * steps, 3]])).searches[0]).toEqual(Array(4).fill(Math.LN2));
  });

  test('counts what all workers together could have trained by then', () => {
    expect(standingOf(searchWith(reported), { workers: 2 }).searches[0]!.slice(0, 2)).toEqual([0.5, 0.5]);
    expect(standingOf(searchWith([[steps, 0.2]]), { workers: 2 }).searches[0]).toEqual([
      Math.LN2,
      0.2,
      0.2,
      0.2,
    ]);
  });

  test('is known up to what was reported last while the search goes on', () => {
    const standing = standingOf(searchWith(reported.slice(0, 2), false));
    expect(lossesAfter(standing, 2)).toEqual(Array(searchCount).fill(0.5));
    expect(lossesAfter(standing, 3)).toBeNull();
  });
});

test('before anything is reported there is the lowest loss that was measured, or guessing', () => {
  const history = searchWith([[steps, 0.2]]);
  const measured = (validationLoss: number | null) => {
    const checkpoints = [{ step: 22, validationLoss }] as SearchTrial['run']['checkpoints'];
    return {
      ...history,
      trials: history.trials.map((trial) => ({ ...trial, run: { ...trial.run, checkpoints } })),
    };
  };
  const searches = [measured(0.4), measured(null), measured(3)];
  expect(measuredIn({ kind: 'search', searches }, entries)).toEqual([[0.4, Math.LN2, Math.LN2]]);
});

describe('single searches', () => {
  test('win all pairs, none, or half of those that are equal', () => {
    expect(shareWon([1, 1], [2, 3])).toBe(1);
    expect(shareWon([1, 4], [2, 3])).toBe(0.5);
    expect(shareWon([1, 2], [1, 2])).toBe(0.5);
  });

  test('have ranks among the others of the same number; equals share theirs', () => {
    expect(
      meanRanks([
        [1, 3],
        [2, 2],
        [3, 2],
      ]),
    ).toEqual([2, 1.75, 2.25]);
  });
});
