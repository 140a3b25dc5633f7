import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the word list is sorted, in small letters, each word once', () => {
  const words = readFileSync('cspell-words.txt', 'utf8').trimEnd().split('\n');
  expect(words).toEqual([...new Set(words.map((word) => word.toLowerCase()))].sort());
});
