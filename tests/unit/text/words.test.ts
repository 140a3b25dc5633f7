import { expect, test } from 'vitest';
import { capitalised, counted, listed, oneOrMany, standing } from '../../../src/lib/text/words.ts';

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

test.each([
  ['at least', ['less than 8', 'at least 8', 'at least 8']],
  ['at most', ['at most 8', 'at most 8', 'more than 8']],
  ['less than', ['less than 8', 'at least 8', 'at least 8']],
  ['more than', ['at most 8', 'at most 8', 'more than 8']],
] as const)('a number stands to a bound, which should be %s, in words that are true', (relation, words) => {
  expect([6, 8, 12].map((value) => standing(value, relation, 8))).toEqual(words);
  // What is not known is not so.
  expect(standing(null, relation, 8, (bound) => `${bound} %`)).not.toContain(relation);
});

test('sentences begin with a capital', () => {
  expect(capitalised('validation loss')).toBe('Validation loss');
  expect(capitalised('')).toBe('');
});
