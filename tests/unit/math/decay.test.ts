import { expect, it } from 'vitest';
import { decay } from '../../../src/lib/math/decay.ts';
import { exp } from '../../../src/lib/math/elementary.ts';

it('is the exponential, to two roundings', () => {
  let furthest = 0;
  for (let x = 0; x < 708; x += 3.5e-3) furthest = Math.max(furthest, Math.abs(decay(x) / exp(-x) - 1));
  expect(furthest).toBeLessThanOrEqual(2 * Number.EPSILON);
});

it('is 1 at 0, 0 far away, and no number of none', () => {
  expect(decay(0)).toBe(1);
  expect(decay(709)).toBe(0);
  expect(decay(Infinity)).toBe(0);
  expect(decay(NaN)).toBeNaN();
});
