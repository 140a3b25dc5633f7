import { expect, test } from 'vitest';
import {
  bins,
  centreOf,
  histogramOf,
  shareOfZeros,
} from '../../../../src/figures/regularisation/penalty-strength/weights.ts';

test('a weight counts in the bin around it, one beyond the range in none', () => {
  const shares = histogramOf([0, 0.001, 0.52, -3]);
  const binAt = (weight: number) =>
    Array.from(shares, (_, bin) => bin).find((bin) => Math.abs(centreOf(bin) - weight) < 0.02)!;
  expect(shares).toHaveLength(bins.bins);
  expect(shares[binAt(0)]).toBe(0.5);
  expect(shares[binAt(0.52)]).toBe(0.25);
  expect(shares.reduce((sum, share) => sum + share)).toBe(0.75);
});

test('only what is exactly zero is a zero', () => {
  expect(shareOfZeros([0, -0, 1e-12, 2])).toBe(0.5);
});
