import { describe, expect, test } from 'vitest';
import { lengthMistakes, mostWords, wordsIn } from '../../../scripts/prose/length.ts';

describe('words of a lesson', () => {
  test.each([
    ['One two three.', 3],
    ['---\ntitle: Not these\n---\n\nOne **two**, _three_.', 3],
    ['A step of $\\alpha g$ is `code`, then – a dash.', 7],
    ['One.\n\n```python PyTorch\nnot this = 1\n```\n\nTwo.', 2],
    ['One <Value of="a" name="b" /> two.\n\n<Aside kind="note">\n  Three.\n</Aside>', 3],
    ['One.\n\n<More title="Not this">\n\nNor this.\n\n</More>\n\n- Two\n- three', 3],
    ['un**broken** and [linked](../momentum/)s', 3],
  ])('%j: %i', (text, words) => {
    expect(wordsIn(text)).toBe(words);
  });
});

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
