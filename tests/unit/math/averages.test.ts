import { expect, test } from 'vitest';
import { deviation, rangeOf, rootMeanSquare, runningMeans } from '../../../src/lib/math/averages.ts';
import { leastSquares } from '../../../src/lib/math/least-squares.ts';

test('running means of a straight line are the line at the middle of each window', () => {
  const line = Array.from({ length: 50 }, (_, i) => 3 * i - 7);
  expect(runningMeans(line, 5)).toEqual(line.slice(2, -2));
});

test('a window longer than the series has no place', () => {
  expect(runningMeans([1, 2], 3)).toEqual([]);
});

test('the deviation and the root mean square of 2, 4, 4, 4, 5, 5, 7, 9, by hand', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(deviation(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(rootMeanSquare(values)).toBeCloseTo(Math.sqrt(232 / 8), 12);
});

test('the range of more values than a function takes arguments', () => {
  expect(rangeOf(Float32Array.from({ length: 300_000 }, (_, i) => i - 5))).toBe(299_999);
  expect(rangeOf([])).toBe(0);
});

test('the line of least squares: no other nearby has a lower loss', () => {
  const [xs, ys] = [
    [0, 1, 2, 4],
    [1, 1.5, 3.5, 4],
  ];
  const loss = (weight: number, bias: number) =>
    xs.reduce((sum, x, i) => sum + (weight * x + bias - ys[i]!) ** 2 / 2, 0) / xs.length;
  const best = leastSquares(xs, ys);
  expect(best.loss).toBeCloseTo(loss(best.weight, best.bias), 12);
  for (const step of [-0.01, 0.01]) {
    expect(loss(best.weight + step, best.bias)).toBeGreaterThan(best.loss);
    expect(loss(best.weight, best.bias + step)).toBeGreaterThan(best.loss);
  }
});
