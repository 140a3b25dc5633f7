import { expect, test } from 'vitest';
import type { Frame } from '../../../src/lib/experiment/experiment.ts';
import { perform } from '../../../src/lib/experiment/perform.ts';
import { tabulation } from './examples.ts';

test('a tabulation is computed at once: its one frame is its result', async () => {
  const frames: Frame[] = [];
  const result = await perform(tabulation, { progress: (frame) => frames.push(frame) });
  expect(result).toEqual({ kind: 'tabulation', x: [-1, 0, 1], y: [[0, 0, 1]] });
  expect(frames).toEqual([result]);
});
