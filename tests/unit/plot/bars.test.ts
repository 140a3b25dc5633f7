import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { bars, type Bar } from '../../../src/lib/plot/marks/bars.ts';
import { panel } from '../../../src/lib/plot/panel.ts';

/** Bars on an axis from 0 to 1, and where its ends stand. */
function drawn(rows: Bar[]) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const layout = drawOn(
    svg,
    panel({
      name: 'shares',
      x: { domain: [0, 1] },
      y: { domain: [rows.length - 0.5, -0.5] },
      linesHigh: rows.length,
      marks: [bars({ rows })],
    }),
    360,
    'test',
  );
  const one = layout.placed[0]!;
  if (!('panel' in one)) throw new Error('one panel was drawn');
  const all = (selector: string, attribute: string) =>
    [...svg.querySelectorAll(`.bars ${selector}`)].map((element) => element.getAttribute(attribute));
  return { all, at: (value: number) => one.frame.left + value * (one.frame.right - one.frame.left) };
}

const bar = (value: number, error = 0): Bar => ({ value, error, label: `${value}` });

const whiskers = (path: string) =>
  path
    .split('M')
    .slice(1)
    .map((one) => one.split(/,[\d.]+H/).map(Number));

test('bars are as long as their values, the whisker reaches one error to both sides, and the label stands clear of both', () => {
  const { all, at } = drawn([bar(0.5, 0.1), bar(0.25)]);
  const near = (values: (number | string | null)[], expected: number[]) =>
    values.forEach((value, i) => expect(Number(value)).toBeCloseTo(expected[i]!, 0));
  near(all('rect', 'width'), [at(0.5) - at(0), at(0.25) - at(0)]);
  near(whiskers(all('.error', 'd')[0]!).flat(), [at(0.4), at(0.6), at(0.25), at(0.25)]);
  near(all('.value', 'x'), [at(0.6) + 8, at(0.25) + 8]);
});

test('nothing reaches below 0', () => {
  const { all, at } = drawn([bar(-0.1, 0.05), bar(0.05, 0.2)]);
  expect(Number(all('rect', 'width')[0])).toBe(0);
  for (const ends of whiskers(all('.error', 'd')[0]!))
    for (const end of ends) expect(end).toBeGreaterThanOrEqual(at(0));
});

test('the longest bar has a colour of its own', () => {
  const fills = drawn([bar(0.2), bar(0.4), bar(0.3)]).all('rect', 'fill');
  expect(new Set(fills).size).toBe(2);
  expect(fills[0]).toBe(fills[2]);
});
