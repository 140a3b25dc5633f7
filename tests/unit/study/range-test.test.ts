import { expect, test } from 'vitest';
import { extremes, smoothed, smoothedWithin } from '../../../src/lib/study/range-test.ts';

const learningRate = Float32Array.from({ length: 101 }, (_, i) => i + 1);
const line = { batchLoss: learningRate.map((rate) => 5 + 3 * rate), learningRate };

test('smoothing leaves a straight line alone where it can look both ways', () => {
  const smooth = smoothed(line, 25);
  expect(smooth).toHaveLength(101);
  for (const { rate, loss } of smooth.slice(12, -12)) expect(loss).toBeCloseTo(5 + 3 * rate, 4);
  // At the first update: the mean over it and the twelve that follow.
  expect(smooth[0]!.loss).toBeCloseTo(5 + 3 * 7, 4);
});

test('without its ends, all of it lies on the line', () => {
  const smooth = smoothedWithin(line, 25);
  expect(smooth.map(({ rate }) => rate)).toEqual([...learningRate.subarray(12, -12)]);
  for (const { rate, loss } of smooth) expect(loss).toBeCloseTo(5 + 3 * rate, 4);
});

test('of each eight updates the lowest and the highest loss, in that order, at rates among theirs', () => {
  const found = extremes(line, 8);
  expect(found).toHaveLength(2 * 13);
  expect(found.slice(0, 2)).toEqual([
    { rate: 2, loss: 8 },
    { rate: 6, loss: 29 },
  ]);
  expect(found.at(-1)!.loss).toBe(5 + 3 * 101);
});
