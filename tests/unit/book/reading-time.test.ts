/** What is counted is what is read. */
import { describe, expect, test } from 'vitest';
import { readingTime, wordsIn } from '../../../src/book/reading-time.ts';

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

test('hours are for the words of all lessons together', () => {
  const lesson = 'word '.repeat(8100);
  expect(readingTime([lesson, lesson, undefined])).toBe(
    '3 lessons with about 16,000 words: 1.5 hours to read',
  );
});
