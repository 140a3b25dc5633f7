import { expect, test } from 'vitest';
import { meets } from '../../../src/lib/companions/condition.ts';
import { claimedConditions } from '../../../src/lib/companions/condition-schema.ts';
import { bounded, comparisonsIn, placesIn } from '../../../src/lib/companions/elsewhere.ts';
import type { Judged } from '../../../src/lib/figure/contract/outcome.ts';

const outcome = (loss: number | null, accuracy = 0.9): Judged => ({
  values: { alpha: 0.3 },
  measures: { loss, accuracy },
  holds: true,
  diverged: false,
});

const when = claimedConditions.parse({
  loss: { above: { at: { alpha: 3 }, times: 2 }, below: { at: { alpha: 1 } } },
  accuracy: { atMost: { at: { alpha: 3 } }, above: 0.5 },
  holds: true,
});

test('each place is there once, however often it is compared with; without a factor it is once as much', () => {
  expect(placesIn(when)).toEqual([{ alpha: 3 }, { alpha: 1 }]);
  expect(comparisonsIn(when)).toEqual([
    { name: 'loss', at: { alpha: 3 }, times: 2 },
    { name: 'loss', at: { alpha: 1 }, times: 1 },
    { name: 'accuracy', at: { alpha: 3 }, times: 1 },
  ]);
});

test('what is shown there becomes the bound of the same measure; all else stays', () => {
  expect(bounded(when, [outcome(0.2, 0.8), outcome(0.7)])).toEqual({
    loss: { above: 0.4, below: 0.7 },
    accuracy: { atMost: 0.8, above: 0.5 },
    holds: true,
  });
});

test.each([
  [0.41, true],
  [0.39, false],
  [0.71, false],
])('a loss of %f lies between twice the one and the other: %s', (loss, isSo) => {
  expect(meets(bounded(when, [outcome(0.2), outcome(0.7)]), outcome(loss))).toBe(isSo);
});

test('what is not known, here or there, bears nothing out', () => {
  const lower = claimedConditions.parse({ loss: { below: { at: { alpha: 3 } } } });
  expect(meets(bounded(lower, [outcome(null)]), outcome(0.1))).toBe(false);
  expect(meets(bounded(lower, [outcome(0.2)]), outcome(null))).toBe(false);
});
