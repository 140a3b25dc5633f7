import { describe, expect, it } from 'vitest';
import {
  halton,
  mostHaltonDimensions,
  scrambledHalton,
} from '../../../../src/lib/math/quasi-random/halton.ts';
import type { Sequence } from '../../../../src/lib/math/quasi-random/sequence.ts';
import { mostSobolDimensions, scrambledSobol, sobol } from '../../../../src/lib/math/quasi-random/sobol.ts';
import { sequences } from '../../../peers/search/cases.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';

describe('without scrambling the points are SciPy’s:', () => {
  const { dimensions, numbers } = sequences;
  const goldens = readGoldens<number[][]>('quasi-random');
  it.each([
    ['Sobol’', sobol(dimensions), goldens.sobol!],
    ['Halton', halton(dimensions), goldens.halton!],
  ] as const)('%s', (_, pointAt, expected) => {
    numbers.forEach((number, i) => {
      const point = pointAt(number);
      expect(point).toHaveLength(dimensions);
      // Goldens have twelve digits.
      point.forEach((coordinate, axis) => expect(coordinate).toBeCloseTo(expected[i]![axis]!, 11));
    });
  });
});

/** How many of the first `points` lie in each of `slices` equal slices along an axis. */
function slicesOf(pointAt: Sequence, axis: number, points: number, slices: number): number[] {
  const counts = new Array<number>(slices).fill(0);
  for (let i = 0; i < points; i++) counts[Math.floor(pointAt(i)[axis]! * slices)]!++;
  return counts;
}

describe.each([1, 2, 3])('scrambled by seed %i', (seed) => {
  it('Sobol’ points still have one in each of 2ᵏ slices along every axis', () => {
    const pointAt = scrambledSobol(mostSobolDimensions, seed);
    for (let axis = 0; axis < mostSobolDimensions; axis++)
      for (const points of [2, 16, 128])
        expect(slicesOf(pointAt, axis, points, points), `axis ${axis}`).toEqual(new Array(points).fill(1));
  });

  it('the first 64 Sobol’ points still have one in each of 8 × 8 fields of the first two axes', () => {
    const pointAt = scrambledSobol(2, seed);
    const fields = Array.from({ length: 64 }, (_, i) => {
      const [x, y] = pointAt(i);
      return 8 * Math.floor(8 * x!) + Math.floor(8 * y!);
    });
    expect(new Set(fields).size).toBe(64);
  });

  it('Halton points still have one in each of bᵏ slices along the axis of base b', () => {
    const pointAt = scrambledHalton(3, seed);
    for (const [axis, slices] of [
      [0, 64],
      [1, 81],
      [2, 125],
    ] as const)
      expect(slicesOf(pointAt, axis, slices, slices)).toEqual(new Array(slices).fill(1));
  });
});

describe.each([
  ['Sobol’', scrambledSobol],
  ['Halton', scrambledHalton],
] as const)('over seeds a scrambled %s point', (_, scrambled) => {
  it.each([0, 1, 5])('is uniform: number %i', (number) => {
    const seeds = 2000;
    const values = Array.from({ length: seeds }, (_, seed) => scrambled(2, seed)(number)[1]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / seeds;
    // Four standard errors of the mean and of the variance of uniform numbers.
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / seeds));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / seeds));
  });
});

it('more axes than there are directions are refused', () => {
  expect(() => sobol(mostSobolDimensions + 1)).toThrow(/from 1 to 32 dimensions, not 33/);
  expect(() => halton(mostHaltonDimensions + 1)).toThrow(/from 1 to 32 dimensions, not 33/);
});
