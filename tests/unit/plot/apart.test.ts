import { expect, test } from 'vitest';
import { apart } from '../../../src/lib/plot/axes.ts';

const ticks = [0, 50, 100, 150, 200, 250, 300];
const over = (width: number) => (tick: number) => (tick / 300) * width;

test('numbers below an axis stand at every tick, or at every second or third where they would touch', () => {
  expect(apart(ticks, over(300), String)).toEqual(ticks);
  expect(apart(ticks, over(96), String)).toEqual([0, 100, 200, 300]);
  expect(apart(ticks, over(50), String)).toEqual([0, 150, 300]);
  expect(apart(ticks, over(10), String)).toEqual([0]);
  expect(apart([], over(10), String)).toEqual([]);
});
