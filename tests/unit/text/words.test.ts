import { expect, test } from 'vitest';
import { atLeastOrLess, capitalised, counted, listed, oneOrMany } from '../../../src/lib/text/words.ts';

test('lists have commas and a last word, as the language has them', () => {
  for (const items of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']]) {
    expect(listed(items)).toBe(new Intl.ListFormat('en-GB').format(items));
    expect(listed(items, 'or')).toBe(new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(items));
  }
  expect(listed([])).toBe('');
});

test('nouns and verbs agree with their number', () => {
  expect([0, 1, 3, 1500].map((count) => counted(count, 'run'))).toEqual([
    '0 runs',
    '1 run',
    '3 runs',
    '1,500 runs',
  ]);
  expect(counted(2, 'match', 'matches')).toBe('2 matches');
  expect(oneOrMany(1, 'diverges', 'diverge')).toBe('diverges');
  expect(oneOrMany(2, 'diverges', 'diverge')).toBe('diverge');
});

test('a bound stands beside a number on either side of it', () => {
  expect([6, 8, 12].map((value) => atLeastOrLess(value, 8))).toEqual([
    'less than 8',
    'at least 8',
    'at least 8',
  ]);
});

test('sentences begin with a capital', () => {
  expect(capitalised('validation loss')).toBe('Validation loss');
  expect(capitalised('')).toBe('');
});
