import { expect, test } from 'vitest';
import { besideEachOther } from '../../../src/lib/plot/beside-each-other.ts';

test('things at one place fill the band around it evenly, and reach no further', () => {
  const offsets = Array.from({ length: 100 }, (_, i) => besideEachOther(i, 40));
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(-20);
  expect(Math.max(...offsets)).toBeLessThanOrEqual(20);
  const tenths = Map.groupBy(offsets, (offset) => Math.floor((offset + 20) / 4));
  for (const { length } of tenths.values()) expect(Math.abs(length - 10)).toBeLessThanOrEqual(2);
  expect(tenths.size).toBe(10);
});

test('without a band they stay where they are', () => {
  expect(new Set([0, 1, 2, 3].map((i) => Math.abs(besideEachOther(i, 0))))).toEqual(new Set([0]));
});
