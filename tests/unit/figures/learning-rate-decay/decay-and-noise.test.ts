/** The cloud around a minimum, beside the theory of it. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate-decay/decay-and-noise.ts';
import { stationaryRadius } from '../../../../src/lib/surfaces/quadratic.ts';
import { drawn, shownAt } from '../shown.ts';

interface Walk {
  path: [number, number][];
  distances: number[];
  radius: number;
  divergedAt: number | null;
}

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  return { knobs, data: data as { fixed: Walk; decayed: Walk; theory: number | null } };
}

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const meanSquareRadius = async (changes: Record<string, unknown>) => {
  const walks = await Promise.all(seeds.map((seed) => at({ ...changes, seed })));
  return Math.sqrt(walks.reduce((sum, { data }) => sum + data.fixed.radius ** 2, 0) / seeds.length);
};

describe('the fixed rate', () => {
  test.each([0.1, 0.2, 0.4])('at α = %f wanders as far as theory says, over 20 seeds', async (alpha) => {
    const ratio = (await meanSquareRadius({ alpha })) / stationaryRadius(4, alpha, 1)!;
    expect(ratio).toBeGreaterThan(0.88);
    expect(ratio).toBeLessThan(1.12);
  });
});

test('without noise both paths are products: of (1 − αλ) for every step', async () => {
  const { data } = await at({ noise: 0, alpha: 0.15, decayRate: 0.5 });
  let [x, y] = [-1.4, 0.8];
  data.decayed.path.forEach(([pathX, pathY], step) => {
    expect(pathX).toBeCloseTo(x, 10);
    expect(pathY).toBeCloseTo(y, 10);
    const rate = 0.15 / (1 + 0.5 * Math.floor(step / 10));
    x *= 1 - rate;
    y *= 1 - 4 * rate;
  });
  data.fixed.path.forEach(([pathX]) => expect(Math.abs(pathX)).toBeLessThanOrEqual(1.4));
  expect(data.fixed.path[100]![0]).toBeCloseTo(-1.4 * 0.85 ** 100, 10);
});

test('a rate beyond 2/λ diverges: without noise when |1 − αλ|ⁿ has carried y ten first distances away', async () => {
  const { data } = await at({ noise: 0, alpha: 0.6 });
  const y = (step: number) => 0.8 * 1.4 ** step;
  const x = (step: number) => 1.4 * 0.4 ** step;
  const first = Array.from({ length: 50 }, (_, step) => step).find(
    (step) => Math.hypot(x(step), y(step)) > 10 * Math.hypot(1.4, 0.8),
  );
  expect(data.fixed.divergedAt).toBe(first);
  expect(data.fixed.radius).toBeNull();
  expect(data.decayed.divergedAt).toBeNull();
});

test('each distance drawn is the root mean square over its ten steps', async () => {
  const { data } = await at();
  const { path, distances } = data.decayed;
  expect(distances).toHaveLength(41);
  const squares = path.slice(31, 41).map(([x, y]) => x * x + y * y);
  expect(distances[4]! ** 2).toBeCloseTo(squares.reduce((sum, square) => sum + square) / 10, 12);
});

/** The distance at a height of the drawing, by the numbers of its axis. Numbers stand four units below their tick. */
function heightOn(svg: Element, y: number): number {
  const [low, high] = ['0.1', '1'].map((wanted) => {
    const numbers = [...svg.querySelectorAll('.distances .axis.y .number')];
    return Number(numbers.find(({ textContent }) => textContent === wanted)!.getAttribute('y')) - 4;
  }) as [number, number];
  return 0.1 * 10 ** ((y - low) / (high - low));
}

test.each(['wide', 'narrow'])(
  'the %s drawing has the map, both paths, both distances and the theory',
  async (width) => {
    const { knobs, data } = await at();
    const document = drawn(figure, { data, knobs });
    const svg = document.querySelector(`svg.${width}`)!;
    expect(svg.querySelectorAll('.map .band').length).toBeGreaterThanOrEqual(6);
    for (const name of ['fixed', 'decayed']) {
      const corners = (selector: string) => svg.querySelector(selector)!.getAttribute('d')!.split('L').length;
      expect(corners(`.map .line.${name} .stroke`)).toBe(401);
      expect(corners(`.distances .course.${name} .run`)).toBe(41);
    }
    const rule = svg.querySelector('.distances .rule.theory .stroke')!.getAttribute('d')!;
    expect(heightOn(svg, Number(rule.split(',')[1]!.split('H')[0]))).toBeCloseTo(0.39, 2);
    const texts = [...svg.querySelectorAll('.distances .words')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining(['fixed', 'decayed', 'theory', '0.39']));
  },
);
