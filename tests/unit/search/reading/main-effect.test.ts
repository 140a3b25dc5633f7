/** Shares of variance against hand-worked analyses of variance, models whose shares are known, and textbook errors. */
import { describe, expect, test } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import { jackknifeError, mainEffect } from '../../../../src/lib/search/reading/main-effect.ts';

describe('mainEffect', () => {
  test('agrees with an analysis of variance done by hand', () => {
    // Mean square within: (2 + 2) / 4 = 1. Overall: 17.5 / 5 = 3.5.
    expect(mainEffect([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6])).toBeCloseTo(1 - 1 / 3.5, 12);
  });

  test('is 1 where the groups explain everything, 0 where there is nothing to explain', () => {
    expect(mainEffect([0, 0, 1, 1], [5, 5, 7, 7])).toBeCloseTo(1, 12);
    expect(mainEffect([0, 0, 1, 1], [0.69, 0.69, 0.69, 0.69])).toBe(0);
    expect(mainEffect([0, 1, 2], [1, 2, 3])).toBe(0);
  });

  test('leaves out the value it is told to', () => {
    expect(mainEffect([0, 0, 0, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 100], 6)).toBe(
      mainEffect([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6]),
    );
  });

  test('is 0 on average for a factor without effect, where the plain correlation ratio would be (k − 1)/(N − 1)', () => {
    const [repetitions, trials, groups] = [400, 40, 5];
    let sum = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const random = stream(repetition, 'noise');
      const values = Array.from({ length: trials }, () => random.normal());
      sum += mainEffect(
        values.map((_, i) => i % groups),
        values,
      );
    }
    const plain = (groups - 1) / (trials - 1);
    expect(Math.abs(sum / repetitions)).toBeLessThan(plain / 10);
  });

  test('splits an additive model into the shares of its terms: 9 and 16 parts of 25', () => {
    const random = stream(1, 'noise');
    const trials = Array.from({ length: 20_000 }, () => [random.integer(4), random.integer(4)] as const);
    const values = trials.map(([a, b]) => 3 * a + 4 * b);
    const share = (factor: 0 | 1) =>
      mainEffect(
        trials.map((trial) => trial[factor]),
        values,
      );
    expect(share(0)).toBeCloseTo(9 / 25, 1);
    expect(share(1)).toBeCloseTo(16 / 25, 1);
  });

  test('finds nothing in a pure interaction', () => {
    const corners = Array.from({ length: 400 }, (_, i) => [i % 2, (i >> 1) % 2] as const);
    const values = corners.map(([a, b]) => (a === b ? 1 : 0));
    expect(
      mainEffect(
        corners.map(([a]) => a),
        values,
      ),
    ).toBeLessThanOrEqual(0);
  });
});

test('the jackknife’s error of a mean is the sample deviation over √n', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  const n = values.length;
  const total = values.reduce((a, b) => a + b);
  const variance = values.reduce((sum, value) => sum + (value - total / n) ** 2, 0) / (n - 1);
  expect(jackknifeError(n, (without) => (total - values[without]!) / (n - 1))).toBeCloseTo(
    Math.sqrt(variance / n),
    12,
  );
});
