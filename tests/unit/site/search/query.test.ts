import { expect, test } from 'vitest';
import { resembles, withLetters } from '../../../../src/site/search/query.ts';

test.each([
  ['alpha', 'α'],
  ['Momentum BETA', 'Momentum β'],
  ['alphabet', 'alphabet'],
  ['β', 'β'],
])('%s is looked for as %s', (query, words) => {
  expect(withLetters(query)).toBe(words);
});

test.each([
  ['gradients', 'the <mark>gradient</mark> of', true],
  ['momentun', '<mark>Momentum,</mark> again', true],
  ['generalization', 'its <mark>generalisation</mark>', true],
  ['learning rate', 'every <mark>rate</mark>', true],
  ['β', 'at <mark>β</mark> = 0', true],
  ['zzzz', 'along <mark>z</mark>', false],
  ['quicksilver', 'a <mark>quick</mark> look', false],
  ['quick', 'a quick look', false],
])('%s and “%s”', (query, excerpt, likeness) => {
  expect(resembles(query, excerpt)).toBe(likeness);
});
