/** Straight or bent, measured otherwise than the figure measures it. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/activation-function/linear-boundary.ts';
import { drawn, shownAt } from '../shown.ts';

interface Net {
  accuracy: number;
  bend: number;
  /** `[33, 33]` */
  logits: Float32Array;
}

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt<{ nets: Net[] }>(figure, changes);
  const [linear, identity, sigmoid, tanh, relu] = data.nets as [Net, Net, Net, Net, Net];
  return {
    linear,
    identity,
    sigmoid,
    tanh,
    relu,
    document: drawn(figure, { data, knobs }),
  };
}

/** Largest second difference along rows and columns, as a share of the range: 0 for a plane, whatever its slope. */
function curvature({ logits: values }: Net): number {
  const [columns, rows] = [33, 33];
  let largest = 0;
  const difference = (i: number, stride: number) =>
    Math.abs(values[i - stride]! - 2 * values[i]! + values[i + stride]!);
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column;
      largest = Math.max(largest, difference(i, 1), difference(i, columns));
    }
  return largest / (Math.max(...values) - Math.min(...values));
}

describe('the identity network', () => {
  test.each([1, 3, 5])('with %i hidden layers is linear to float32, and ReLU’s is not', async (depth) => {
    const { identity, relu } = await at({ depth });
    expect(curvature(identity)).toBeLessThan(1e-5);
    expect(identity.bend).toBeLessThan(1e-5);
    expect(curvature(relu)).toBeGreaterThan(1e-3);
    expect(relu.bend).toBeGreaterThan(1e-2);
  });

  test('cannot part circles: no half-plane holds one ring without half of the other', async () => {
    const { identity, linear, relu } = await at({ data: 'circles' });
    // The best cut of two concentric rings of radius 1 and ½, without noise, is right on at most two thirds:
    // with the line touching the inner ring it leaves arccos(½)/π = 1/3 of the outer one on its other side.
    for (const { accuracy } of [identity, linear]) expect(accuracy).toBeLessThan(0.7);
    expect(relu.accuracy).toBeGreaterThan(0.95);
  });
});

test('texts call a boundary straight where its logits have no curvature', async () => {
  const { knobs, data } = await shownAt(figure, { depth: 5 });
  const nets = await at({ depth: 5 });
  const measures = figure.measures!(data, knobs);
  for (const id of ['linear', 'identity', 'sigmoid', 'tanh', 'relu'] as const)
    expect(measures[`${id}Boundary`], id).toBe(curvature(nets[id]) < 1e-5 ? 'straight' : 'bent');
  const { points } = figure.curves(data, knobs)!.lines[0]!;
  expect(points.map(([, percent]) => percent)).toEqual(
    [nets.linear, nets.identity, nets.sigmoid, nets.tanh, nets.relu].map(({ accuracy }) => 100 * accuracy),
  );
});

test.each([0, 1])(
  'drawing %i shows five maps; the identity’s boundary is one straight piece from edge to edge',
  async (index) => {
    const { document } = await at();
    const svg = document.querySelectorAll('svg')[index]!;
    expect([...svg.querySelectorAll('.head .words:first-child')].map((name) => name.textContent)).toEqual([
      'no hidden layer',
      'identity',
      'sigmoid',
      'tanh',
      'ReLU',
    ]);
    const pieces = svg
      .querySelector('.panel.identity .regions .line')!
      .getAttribute('d')!
      .split('M')
      .slice(1);
    expect(pieces).toHaveLength(1);
    const points = pieces[0]!.split('L').map((point) => point.split(',').map(Number) as [number, number]);
    const [[x0, y0], [x1, y1]] = [points[0]!, points.at(-1)!];
    const frame = svg.querySelector('.panel.identity .box')!;
    expect(Math.abs(x1 - x0)).toBeCloseTo(Number(frame.getAttribute('width')), 0);
    const length = Math.hypot(x1 - x0, y1 - y0);
    for (const [x, y] of points)
      expect(Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length).toBeLessThan(0.25);
  },
);
