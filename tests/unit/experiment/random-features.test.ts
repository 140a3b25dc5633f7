import { expect, test } from 'vitest';
import { perform } from '../../../src/lib/experiment/perform.ts';
import type { Fit, RandomFeatures } from '../../../src/lib/experiment/random-features.ts';
import { randomFeatures } from './examples.ts';

const digits: Partial<RandomFeatures> = {
  data: { name: 'digits', training: 20, validation: 0, test: 50, seed: 3 },
  features: [8, 25, 60],
};

const fitsOf = async (changes: Partial<RandomFeatures> = {}): Promise<Fit[][][]> =>
  (await perform({ ...randomFeatures, ...digits, ...changes })).fits.map((draw) =>
    draw.flatMap((fits) => [fits!]),
  );

test('with more features than examples, least norm has all training labels, wrong ones included', async () => {
  for (const draw of await fitsOf()) {
    const [few, ...enough] = draw.map(([least]) => least!);
    expect(few!.trainingSquares).toBeGreaterThan(0.01);
    for (const { trainingSquares, trainingError } of enough) {
      expect(trainingSquares).toBeLessThan(1e-18);
      expect(trainingError).toBe(0);
    }
  }
});

test('ridge with hardly any λ is least norm', async () => {
  for (const [least, ridge] of (await fitsOf({ fits: [[0], [1e-8]], features: [60] })).flat()) {
    expect(ridge!.norm / least!.norm).toBeCloseTo(1, 6);
    expect(ridge!.testSquares / least!.testSquares).toBeCloseTo(1, 6);
  }
});

test('the larger λ, the smaller the weights and the worse the fit', async () => {
  for (const fits of (await fitsOf({ fits: [[0], [0.1], [1], [10]] })).flat())
    for (const [i, fit] of fits.entries())
      if (i > 0) {
        expect(fit.norm).toBeLessThan(fits[i - 1]!.norm);
        expect(fit.trainingSquares).toBeGreaterThan(fits[i - 1]!.trainingSquares);
      }
});

test('what is chosen is what it would be by itself', async () => {
  for (const [chosen, ...alone] of (await fitsOf({ fits: [[0.01, 1, 100], [0.01], [1], [100]] })).flat())
    expect(alone).toContainEqual(chosen);
});

test('other numbers of features, and other draws, change nothing in one but its last bits', async () => {
  const all = await fitsOf();
  const [[alone]] = (await fitsOf({ features: [25], draws: [6] })) as [[Fit[]]];
  alone.forEach((fit, i) => {
    const beside = all[1]![1]![i]!;
    expect(fit.testError).toBe(beside.testError);
    expect(fit.testSquares / beside.testSquares).toBeCloseTo(1, 12);
  });
});
