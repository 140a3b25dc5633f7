import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { canvasOn } from '../../../src/lib/charts/canvas.ts';
import { drawNetwork } from '../../../src/lib/charts/network.ts';

const box = { x: 10, y: 20, width: 174, height: 136 };

function drawn(layers: { weights: number[][]; biases: number[] }[] | null) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  drawNetwork(canvasOn(svg, { width: 760, height: 200 }, 'test'), box, { widths: [2, 1], layers, rows: 3 });
  return {
    units: [...svg.querySelectorAll('.unit')],
    weights: [...svg.querySelectorAll('.weight')],
  };
}

test('columns of units stand in the middle of their box, as far apart whatever their number', () => {
  const places = drawn(null).units.map((unit) =>
    [unit.getAttribute('cx'), unit.getAttribute('cy')].map(Number),
  );
  // Three rows of 50 between 20 + 18 and 20 + 118: two units lie at 63 and 113, a single one at 88.
  expect(places).toEqual([
    [44, 63],
    [44, 113],
    [144, 88],
  ]);
});

test('a weight runs from its unit to its unit, thicker for a larger one, dashed for a negative one', () => {
  const { weights } = drawn([{ weights: [[0.5], [-2]], biases: [0] }]);
  expect(weights.map((weight) => weight.getAttribute('d'))).toEqual(['M44,63L144,88', 'M44,113L144,88']);
  expect(weights.map((weight) => weight.getAttribute('stroke-dasharray') === 'none')).toEqual([true, false]);
  const [small, large] = weights.map((weight) => Number(weight.getAttribute('stroke-width')));
  expect(large).toBeGreaterThan(small!);
});

test('before its weights are known there are units and no lines', () => {
  const { units, weights } = drawn(null);
  expect([units.length, weights.length]).toEqual([3, 0]);
});
