/** Units that start alike, against what their symmetry says: one gradient, one course. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/initialisation/equal-units.ts';
import { shownAt } from '../shown.ts';

interface Data {
  weights: [step: number, weight: number][][];
  different: number;
  losses: Record<'zeros' | 'tiny' | 'glorot' | 'single', { last: number }>;
}

test('from zeros, sigmoid units move, all by the same steps', async () => {
  const { data } = await shownAt<Data>(figure, { activation: 'sigmoid' });
  expect(data.different).toBe(1);
  expect(data.weights[0]!.at(-1)![1]).not.toBe(0);
  for (const course of data.weights) expect(course).toEqual(data.weights[0]);
});

test('from zeros, tanh units do not move, and the loss is that of guessing', async () => {
  const { data } = await shownAt<Data>(figure, {});
  expect(data.weights.flat().every(([, weight]) => weight === 0)).toBe(true);
  expect(data.losses.zeros.last).toBeCloseTo(Math.LN2, 2);
});

test('from Glorot’s weights they are eight', async () => {
  const { data } = await shownAt<Data>(figure, { start: 'glorot' });
  expect(data.different).toBe(8);
});
