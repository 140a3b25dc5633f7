import { expect, test, vi } from 'vitest';
import { inTurn } from '../../../../src/lib/figure/live/in-turn.ts';

test('what is done in turn is done in its order, each in a moment of its own, also what is asked for meanwhile', () => {
  vi.useFakeTimers();
  const done: string[] = [];
  inTurn(() => {
    done.push('first');
    inTurn(() => done.push('third'));
  });
  inTurn(() => done.push('second'));
  expect(done).toEqual([]);
  const afterEachMoment = [1, 2, 3, 4].map(() => {
    vi.advanceTimersToNextTimer();
    return [...done];
  });
  expect(afterEachMoment).toEqual([
    ['first'],
    ['first', 'second'],
    ['first', 'second', 'third'],
    ['first', 'second', 'third'],
  ]);
  vi.useRealTimers();
});

test('what fails holds nothing up', () => {
  vi.useFakeTimers();
  const done: string[] = [];
  inTurn(() => {
    throw new Error('broken');
  });
  inTurn(() => done.push('next'));
  expect(() => vi.advanceTimersToNextTimer()).toThrow('broken');
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['next']);
  vi.useRealTimers();
});
