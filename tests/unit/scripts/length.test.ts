import { expect, test } from 'vitest';
import { lengthMistakes, mostWords } from '../../../scripts/prose/length.ts';

test('a lesson that is too long is told, with what is allowed; one that is not is no longer on the list', () => {
  const long = 'word '.repeat(mostWords + 1);
  expect(lengthMistakes('lessons/long.mdx', long)).toEqual([
    'lessons/long.mdx: 1,501 words outside of <More> and code. Allowed: 1500. Fold some away, or leave them out.',
  ]);
  expect(lengthMistakes('lessons/long.mdx', long, ['long'])).toEqual([]);
  expect(lengthMistakes('lessons/short.mdx', 'Short.')).toEqual([]);
  expect(lengthMistakes('lessons/short.mdx', 'Short.', ['short'])).toEqual([
    'lessons/short.mdx: 1 word, short enough: take it out of notYet in scripts/prose/length.ts.',
  ]);
});
