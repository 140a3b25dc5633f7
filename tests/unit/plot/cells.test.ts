import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { cells } from '../../../src/lib/plot/marks/cells.ts';
import { panel } from '../../../src/lib/plot/panel.ts';
import { readingAt } from '../../../src/lib/plot/read-out.ts';

/** A map of two columns, 360 units wide, its first row at the top. */
function drawn(values: (number | null)[]) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const rows = values.length / 2;
  const map = panel({
    name: 'map',
    frame: 'none',
    x: { label: 'rate', domain: [-0.5, 1.5], names: ['0.1', '1'] },
    y: { label: 'batch', domain: [rows - 0.5, -0.5], names: ['64', '8'] },
    linesHigh: rows,
    marks: [cells({ columns: 2, values, label: 'loss', share: (value) => value })],
  });
  const layout = drawOn(svg, map, 360, 'test');
  return { layout, rects: [...svg.querySelectorAll('.cells rect')] };
}

test('cells stand row by row from the top, a gap of a pixel between them', () => {
  const places = drawn([0, 0.5, 1, 0.5]).rects.map((cell) =>
    ['x', 'y', 'width', 'height'].map((name) => Number(cell.getAttribute(name))),
  );
  expect(places).toEqual([
    [0.5, 0.5, 179, 19],
    [180.5, 0.5, 179, 19],
    [0.5, 20.5, 179, 19],
    [180.5, 20.5, 179, 19],
  ]);
});

test('the lowest cell is all low colour, the highest all high; what lies beyond is as high as can be; an empty cell is neither', () => {
  const fills = drawn([0, 1, 7, null]).rects.map((cell) => cell.getAttribute('fill')!);
  expect(fills[0]).toBe('var(--contour-0)');
  expect(fills[1]).toBe('var(--contour-25)');
  expect(fills[2]).toBe(fills[1]);
  expect(fills[3]).not.toContain('contour');
});

test('a cell is read off with the names of its settings, an empty one not at all', () => {
  const { layout } = drawn([0.1, 0.25, 0.7, null]);
  expect(readingAt(layout, 200, 5)).toMatchObject({
    place: 'rate 1, batch 64',
    entries: [{ name: 'loss', value: '0.25' }],
  });
  expect(readingAt(layout, 100, 35)).toMatchObject({ place: 'rate 0.1, batch 8' });
  expect(readingAt(layout, 200, 35)).toBeNull();
});
