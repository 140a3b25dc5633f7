import { expect, test } from 'vitest';
import { brokenLines } from '../../../src/lib/plot/type.ts';

const text = 'Too large a learning rate makes drastic updates, which lead to divergence.';

test('lines hold the words in order and are no longer than asked', () => {
  for (const characters of [12, 19, 32, 200]) {
    const lines = brokenLines(text, characters);
    expect(lines.join(' ')).toBe(text);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(characters);
  }
});

test('a line is broken as late as possible', () => {
  const lines = brokenLines(text, 19);
  for (const [i, line] of lines.slice(0, -1).entries())
    expect(line.length + 1 + lines[i + 1]!.split(' ')[0]!.length).toBeGreaterThan(19);
});

test('a word longer than a line stands alone, and no words give no lines', () => {
  expect(brokenLines('an incomprehensible word', 5)).toEqual(['an', 'incomprehensible', 'word']);
  expect(brokenLines('', 5)).toEqual([]);
});
