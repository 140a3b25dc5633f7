import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { network, type LayerParameters, type MarkedWeight } from '../../../src/lib/plot/network.ts';

function drawn(layers: LayerParameters[] | null, marked: MarkedWeight[] = []) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  drawOn(svg, network({ name: 'network', widths: [2, 1], layers, marked, rows: 3 }), 760, 'test');
  const places = [...svg.querySelectorAll('.unit')].map(
    (unit) => ['cx', 'cy'].map((name) => Number(unit.getAttribute(name))) as [number, number],
  );
  return { places, weights: [...svg.querySelectorAll('.weight')] };
}

test('columns of units stand in the middle of the drawing, as far apart whatever their number', () => {
  const [first, second, single] = drawn(null).places as [number, number][];
  expect(first![0]).toBe(second![0]);
  expect(single![0]).toBeGreaterThan(first![0]);
  expect(single![1]).toBeCloseTo((first![1] + second![1]) / 2, 5);
});

test('a weight runs from its unit to its unit, thicker for a larger one, dashed for a negative one', () => {
  const { places, weights } = drawn([{ weights: [[0.5], [-2]], biases: [0] }]);
  const [first, second, single] = places;
  expect(weights.map((weight) => weight.getAttribute('d'))).toEqual([
    `M${first}L${single}`,
    `M${second}L${single}`,
  ]);
  expect(weights.map((weight) => weight.getAttribute('stroke-dasharray') === 'none')).toEqual([true, false]);
  const [small, large] = weights.map((weight) => Number(weight.getAttribute('stroke-width')));
  expect(large).toBeGreaterThan(small!);
});

test('before its weights are known there are units and no lines', () => {
  const { places, weights } = drawn(null);
  expect([places.length, weights.length]).toEqual([3, 0]);
});

test('a marked weight has its colour, and lies over the others', () => {
  const { places, weights } = drawn(
    [{ weights: [[0.5], [-2]], biases: [0] }],
    [{ layer: 0, from: 0, to: 0, color: 'red' }],
  );
  expect(weights.map((weight) => weight.getAttribute('stroke'))).toEqual(['var(--ink-faint)', 'red']);
  expect(weights[1]!.getAttribute('d')).toBe(`M${places[0]}L${places[2]}`);
});
