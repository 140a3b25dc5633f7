import { expect, test } from 'vitest';
import { normalDensity, normalMass } from '../../../src/lib/math/normal.ts';

test('the density is the slope of the mass', () => {
  const h = 1e-5;
  for (const z of [-3, -1, 0, 0.5, 2])
    expect(normalMass(z - h, z + h) / (2 * h)).toBeCloseTo(normalDensity(z), 9);
});

test('within one, two and three deviations lies what every table says', () => {
  for (const [z, mass] of [
    [1, 0.6826894921],
    [2, 0.9544997361],
    [3, 0.9973002039],
  ] as const)
    expect(normalMass(-z, z)).toBeCloseTo(mass, 9);
});
