import { expect, test } from 'vitest';
import {
  bestSoFar,
  improvementsOf,
  lossesOf,
  medianBest,
} from '../../../../src/lib/search/experiment/reading.ts';
import type { SearchTrial } from '../../../../src/lib/search/experiment/spec.ts';

/** A trial of ten steps that begins at a time and comes to a loss; null is one that diverges at step 4. */
function aTrial(start: number, loss: number | null, repeats: number | null = null): SearchTrial {
  const to = loss === null ? 4 : 10;
  return {
    setting: {},
    ...{ repeats, origin: null, reports: [], isEnded: true },
    stretches: repeats === null ? [{ worker: 0, start, from: 0, to }] : [],
    run: {
      steps: 10,
      stepsPerEpoch: 1,
      checkpoints:
        loss === null || repeats !== null ? [] : [{ step: 10, trainingLoss: loss / 2, validationLoss: loss }],
      divergedAt: loss === null ? 4 : null,
    },
  };
}

/** The second trial ends after the third. */
const history = {
  trials: [aTrial(0, 5), aTrial(8, 3), aTrial(0, 4), aTrial(9, null), aTrial(0, 3, 1), aTrial(30, 6)],
};

test('a trial comes to the loss at its end, a repetition to that of the first', () => {
  expect(lossesOf(history, 'validationLoss')).toEqual([5, 3, 4, null, 3, 6]);
  expect(lossesOf(history, 'trainingLoss')).toEqual([2.5, 1.5, 2, null, 1.5, 3]);
});

test('a trial that goes on has not come to anything yet', () => {
  const trial = aTrial(0, 5);
  const half = {
    ...trial,
    run: { ...trial.run, checkpoints: [{ step: 5, trainingLoss: 1, validationLoss: 1 }] },
  };
  expect(lossesOf({ trials: [half] }, 'validationLoss')).toEqual([null]);
});

test('the best so far, trial by trial', () => {
  expect(bestSoFar([null, 5, 3, 4, null, 2])).toEqual([null, 5, 3, 3, 3, 2]);
});

test('improvements come in the order of the clock', () => {
  expect(improvementsOf(history, 'validationLoss')).toEqual([
    { time: 10, trial: 0, loss: 5 },
    { time: 10, trial: 2, loss: 4 },
    { time: 18, trial: 1, loss: 3 },
  ]);
});

test('the median over searches is that of their best', () => {
  const of = (...losses: (number | null)[]) => ({ trials: losses.map((loss) => aTrial(0, loss)) });
  const searches = [of(5, 1), of(4, 6), of(null, 9)];
  expect(medianBest(searches, 'validationLoss', 2)).toBe(4);
  expect(medianBest(searches, 'validationLoss', 1)).toBe(5);
  expect(medianBest([of(null)], 'validationLoss', 1)).toBe(Infinity);
});
