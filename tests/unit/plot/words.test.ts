import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { panel, words, type WordsOptions } from '../../../src/lib/plot/plot.ts';

/** A panel with these words in it, drawn at a width. */
function drawn(width: number, options: Partial<WordsOptions>) {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = document.querySelector('svg')!;
  const { placed, height } = drawOn(
    svg,
    panel({
      name: 'remarks',
      x: { domain: [0, 10] },
      y: { domain: [0, 1] },
      marks: [words({ at: [5, 0.5], text: 'far too high a learning rate', ...options })],
    }),
    width,
    'test',
  );
  const linesIn = (group: string) =>
    [...svg.querySelectorAll(`g.${group} text`)].map((one) => one.textContent);
  return { linesIn, height, placed };
}

test('words between two places have lines no longer than there is room', () => {
  const widths = [760, 360].map((width) => {
    const lines = drawn(width, { between: [4, 6] }).linesIn('text');
    expect(lines.join(' ')).toBe('far too high a learning rate');
    return lines.length;
  });
  expect(widths[0]).toBeGreaterThan(1);
  expect(widths[1]).toBeGreaterThan(widths[0]!);
  expect(drawn(760, { between: [0, 10] }).linesIn('text')).toHaveLength(1);
});

test('words that need room stand in the panel, and on phones above it', () => {
  const [wide, phone] = [760, 360].map((width) => drawn(width, { isAboveOnPhones: true }));
  expect([wide!.linesIn('text').length, wide!.linesIn('head').length]).toEqual([1, 0]);
  expect([phone!.linesIn('text').length, phone!.linesIn('head').length]).toEqual([0, 1]);
});

test('where they have not come yet, their line above the panel is kept free', () => {
  const height = (text: string) => drawn(360, { isAboveOnPhones: true, text }).height;
  expect(height('')).toBe(height('too high'));
  expect(height('')).toBeGreaterThan(drawn(360, {}).height);
});

test('of several wordings the first that fits is taken', () => {
  const text = ['half-way down at', 'half-way'];
  const taken = (width: number) => drawn(width, { between: [4, 6], text }).linesIn('text');
  expect([taken(760), taken(360)]).toEqual([['half-way down at'], ['half-way']]);
});
