import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { canvasOn } from '../../../src/lib/charts/canvas.ts';
import { heatmap } from '../../../src/lib/charts/heatmap.ts';

function drawn(shares: (number | null)[]) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const { svg: layer } = canvasOn(svg, { width: 360, height: 100 }, 'test');
  heatmap(layer, 'map', { x: 10, y: 20, cell: { width: 30, height: 12 }, columns: 2, shares });
  return [...svg.querySelectorAll('rect')];
}

test('cells stand row by row from the top, a gap of a pixel between them', () => {
  const places = drawn([0, 0.5, 1, 0.5]).map((cell) =>
    ['x', 'y', 'width', 'height'].map((name) => Number(cell.getAttribute(name))),
  );
  expect(places).toEqual([
    [10, 20, 29, 11],
    [40, 20, 29, 11],
    [10, 32, 29, 11],
    [40, 32, 29, 11],
  ]);
});

test('the lowest cell is all low colour, the highest all high; what lies beyond is as high as can be; an empty cell is neither', () => {
  const fills = drawn([0, 1, 7, null]).map((cell) => cell.getAttribute('fill')!);
  expect(fills[0]).toContain('var(--contour-high) 0%');
  expect(fills[1]).toContain('var(--contour-high) 100%');
  expect(fills[2]).toBe(fills[1]);
  expect(fills[3]).not.toContain('contour');
});
