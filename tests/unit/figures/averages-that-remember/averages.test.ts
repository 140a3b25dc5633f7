import { expect, test } from 'vitest';
import {
  averagesOf,
  memoryOf,
  weightsOf,
  worthOf,
} from '../../../../src/figures/averages-that-remember/average-of-losses/averages.ts';
import { stream } from '../../../../src/lib/math/random.ts';

const betas = [0, 0.5, 0.9, 0.98];

test('of a constant the corrected average is that constant, from its first value on', () => {
  for (const beta of betas)
    for (const value of averagesOf(Array<number>(50).fill(3), beta).corrected)
      expect(value).toBeCloseTo(3, 12);
});

test('without correction the first average is 1 − β of the first value', () => {
  for (const beta of betas) expect(averagesOf([2, 5], beta).plain[0]).toBeCloseTo(2 * (1 - beta), 12);
});

test('it is the sum of the values, each with its weight', () => {
  const values = [4, -1, 2.5, 7];
  for (const beta of betas) {
    const weights = weightsOf(beta, values.length).reverse();
    const sum = values.reduce((so, value, i) => so + weights[i]! * value, 0);
    expect(averagesOf(values, beta).plain.at(-1)).toBeCloseTo(sum, 12);
  }
});

test('the weights of its memory add up to about 63 %', () => {
  for (const beta of [0.9, 0.98]) {
    const weights = weightsOf(beta, Math.round(memoryOf(beta)));
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1 - 1 / Math.E, 1);
  }
});

test('of independent values it is as quiet as a mean of as many as it is worth', () => {
  const random = stream(1, 'values');
  const values = Array.from({ length: 200_000 }, () => random.normal());
  for (const beta of [0.5, 0.9]) {
    const settled = averagesOf(values, beta).plain.slice(1000);
    const variance = settled.reduce((sum, value) => sum + value * value, 0) / settled.length;
    expect(1 / variance / worthOf(beta)).toBeCloseTo(1, 1);
  }
});
