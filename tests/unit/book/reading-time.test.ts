/** What is counted is what is read. */
import { expect, test } from 'vitest';
import { readingTime, wordsIn } from '../../../src/book/reading-time.ts';

test('words of the prose count; tags, their props, formulas and addresses do not', () => {
  const lesson = [
    'The [learning rate](../learning-rate/) $\\alpha$ says **how far**.',
    '<Predict of="x" set={{ range: "narrow" }} options={[{ says: "No", when: { a: { above: 1 } } }]}>',
    '  Every rate works: <Value of="x" name="share" as="percent" /> of them.',
    '</Predict>',
    '$$\n\\theta \\leftarrow \\theta - \\alpha g\n$$',
  ].join('\n');
  // The learning rate says how far. Every rate works of them.
  expect(wordsIn(lesson)).toBe(11);
});

test('hours are for the words of all lessons together', () => {
  const lesson = 'word '.repeat(8100);
  expect(readingTime([lesson, lesson, undefined])).toBe(
    '3 lessons with about 16,000 words: 1.5 hours to read',
  );
});
