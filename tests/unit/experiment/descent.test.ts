import { expect, test } from 'vitest';
import { divergences, prefix, progress } from '../../../src/lib/experiment/experiment.ts';
import { perform } from '../../../src/lib/experiment/perform.ts';
import { descent } from './examples.ts';

test('a descent’s prefix keeps the start, and tells of divergence only when it has come', async () => {
  const result = await perform(descent);
  const divergedAt = result.paths[1]!.divergedAt!;
  expect(prefix(result, 0).paths[1]).toMatchObject({ points: [[1, 1]], divergedAt: null });
  expect(prefix(result, divergedAt / descent.steps).paths[1]!.divergedAt).toBe(divergedAt);
  expect(divergences(prefix(result, (divergedAt - 1) / descent.steps)).steps).toEqual([null, null]);
  expect(divergences(result)).toEqual({ course: 'Path', steps: [null, divergedAt] });
});

test('a quarter of a descent is a quarter of its steps', async () => {
  expect(progress(prefix(await perform(descent), 0.25))).toBe(0.25);
});
