/** Errors by resampling against those of textbooks, and against what other trials in fact come to. */
import { expect, test } from 'vitest';
import { deviation, mean } from '../../../../src/lib/math/averages.ts';
import { stream } from '../../../../src/lib/math/random.ts';
import { functionalAnova } from '../../../../src/lib/search/reading/functional-anova.ts';
import type { Points } from '../../../../src/lib/search/reading/points.ts';
import { bootstrapErrors, drawnCounts } from '../../../../src/lib/search/reading/resampling.ts';

test('the bootstrap’s error of a mean is the root of the mean square deviation over √n', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  const n = values.length;
  const [error] = bootstrapErrors(values, (drawn) => [mean(drawn)], { resamples: 5_000, seed: 1 });
  const exact = (deviation(values) * Math.sqrt((n - 1) / n)) / Math.sqrt(n);
  expect(Math.abs(error! / exact - 1)).toBeLessThan(0.05);
});

test('as many are drawn as there are, about 1/e of them never', () => {
  const counts = drawnCounts(10_000, stream(1, 'test'));
  expect(counts.reduce((a, b) => a + b, 0)).toBe(10_000);
  expect(counts.filter((count) => count === 0).length / 10_000).toBeCloseTo(1 / Math.E, 1);
});

test('of functional ANOVA the bootstrap’s error is about how far studies of new trials scatter', () => {
  const study = (seed: number) => {
    const random = stream(seed, 'test/study');
    return Array.from({ length: 100 }, () => {
      const [a, b] = [random.uniform(), random.uniform()];
      return { a, b, loss: 2 * a + b + 0.1 * random.normal() };
    });
  };
  const read = (trials: readonly ReturnType<typeof study>[number][]) => {
    const points: Points = {
      count: trials.length,
      knobs: 2,
      values: Float64Array.from(trials.flatMap(({ a, b }) => [a, b])),
    };
    const losses = trials.map(({ loss }) => loss);
    return functionalAnova(points, losses, { trees: 8, seed: 1 });
  };
  const scatter = deviation(Array.from({ length: 25 }, (_, seed) => read(study(seed))[0]!));
  const [error] = bootstrapErrors(study(100), read, { resamples: 25, seed: 1 });
  expect(error! / scatter).toBeGreaterThan(0.5);
  expect(error! / scatter).toBeLessThan(2);
});
