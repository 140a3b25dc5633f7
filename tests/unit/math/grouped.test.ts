import { expect, test } from 'vitest';
import { grouped } from '../../../src/lib/math/grouped.ts';

test('groups as Map.groupBy does', () => {
  const words = ['beta', 'alpha', 'bias', 'batch', 'adam'];
  const initial = (word: string) => word[0];
  expect([...grouped(words, initial)]).toEqual([...Map.groupBy(words, initial)]);
  expect(grouped([], initial).size).toBe(0);
});
