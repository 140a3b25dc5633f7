import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { columns } from '../../../src/lib/plot/marks/columns.ts';
import { panel } from '../../../src/lib/plot/panel.ts';

/** Two rows, the second of which has a name and nothing else. */
function drawn(width: number) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const table = columns({
    columns: [
      { header: 'trial', short: '', widest: '10' },
      { header: 'batch size', short: 'B', widest: '256' },
      { header: 'rate', short: 'α', widest: '0.001' },
    ],
    rows: [
      { name: 'first', cells: [{ text: '1' }, { text: '32', isBold: true }, { text: '0.1' }] },
      { name: 'second', cells: [{ text: '2' }] },
    ],
  });
  const layout = drawOn(
    svg,
    panel({
      name: 'log',
      x: { domain: [0, 1] },
      y: { domain: [1.5, -0.5], ticks: [] },
      linesHigh: 2,
      marks: [table],
    }),
    width,
    'test',
  );
  const one = layout.placed[0]!;
  if (!('panel' in one)) throw new Error('one panel was drawn');
  const all = (selector: string, attribute: string) =>
    [...svg.querySelectorAll(`.columns ${selector}`)].map((text) => text.getAttribute(attribute));
  const words = (selector: string) =>
    [...svg.querySelectorAll(`.columns ${selector}`)].map(({ textContent }) => textContent);
  return { frame: one.frame, all, words };
}

test('the plot begins right of the table, whose cells stand below their headers', () => {
  const { frame, all } = drawn(760);
  const headers = all('.header', 'x').map(Number);
  expect(headers).toEqual(headers.toSorted((a, b) => a - b));
  expect(Math.max(...headers)).toBeLessThan(frame.left);
  expect(all('.first .words', 'x').map(Number)).toEqual(headers);
  expect(all('.first .words', 'text-anchor')).toEqual(['start', 'end', 'end']);
});

test('a row stands at its height in the panel, with as many cells as it has', () => {
  const { frame, all, words } = drawn(760);
  expect(words('.second .words')).toEqual(['2']);
  // The baseline is a little below the middle of the row.
  for (const [row, name] of ['first', 'second'].entries())
    expect(Math.abs(Number(all(`.${name} .words`, 'y')[0]) - frame.y(row))).toBeLessThan(6);
});

test('on phones headers are short and the table is narrower', () => {
  const [wide, narrow] = [drawn(760), drawn(360)];
  expect(wide.words('.header')).toEqual(['trial', 'batch size', 'rate']);
  expect(narrow.words('.header')).toEqual(['', 'B', 'α']);
  expect(narrow.frame.left).toBeLessThan(wide.frame.left);
});
