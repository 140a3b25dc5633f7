import { expect, test } from 'vitest';
import { thinned } from '../../../src/lib/plot/series.ts';

test('a long series is thinned evenly and keeps its ends', () => {
  const points = Array.from({ length: 1001 }, (_, i) => i);
  const kept = thinned(points, 200);
  expect(kept.length).toBeLessThanOrEqual(202);
  expect([kept[0], kept.at(-1)]).toEqual([0, 1000]);
  expect(new Set(kept.slice(1).map((point, i) => point - kept[i]!)).size).toBe(1);
});

test('a short series stays whole', () => {
  expect(thinned(['a', 'b', 'c'], 200)).toEqual(['a', 'b', 'c']);
  expect(thinned([], 200)).toEqual([]);
});
