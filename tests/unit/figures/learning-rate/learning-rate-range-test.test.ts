/** Stands for the source's picture `lr.png`: loss over learning rate, one pass of a range test on ten classes. */
import { beforeAll, describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate/learning-rate-range-test.ts';
import { read } from '../../../../src/figures/learning-rate/learning-rate-range-test/reading.ts';
import {
  lowestRate,
  updatesWorth,
} from '../../../../src/figures/learning-rate/learning-rate-range-test/task.ts';
import { drawn, shownAt } from '../shown.ts';

async function at(changes: Record<string, unknown> = {}) {
  const { knobs, data } = await shownAt(figure, changes);
  return { knobs, data };
}

describe('the picture', () => {
  let svg: Element;
  beforeAll(async () => {
    const { knobs, data } = await at();
    const document = drawn(figure, { data, knobs });
    svg = document.querySelector('svg.wide')!;
  });
  const positions = (axis: string, coordinate: string) =>
    [...svg.querySelectorAll(`.axis.${axis} .number`)].map(
      (tick) => [tick.textContent, Number(tick.getAttribute(coordinate))] as const,
    );
  const sentence = (name: string) =>
    [...svg.querySelectorAll(`.${name} text`)].map((line) => line.textContent).join(' ');
  const pathOf = (name: string) =>
    svg
      .querySelector(`.line.${name} path`)!
      .getAttribute('d')!
      .match(/-?[\d.]+/g)!
      .map(Number);
  const mark = (name: string) => svg.querySelector(`.rule.${name} path`)!;
  const markAt = (name: string) =>
    Number(
      mark(name)
        .getAttribute('d')!
        .match(/[\d.]+/)![0],
    );

  test('has a logarithmic learning rate below and a linear loss from 0 beside it', () => {
    const rates = positions('x', 'x');
    expect(rates.map(([text]) => text)).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1']);
    const decades = rates.slice(1).map(([, x], i) => x - rates[i]![1]);
    for (const decade of decades) expect(decade).toBeCloseTo(decades[0]!, 0);
    const losses = positions('y', 'y');
    expect(losses.map(([text]) => Number(text))).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
    const halves = losses.slice(1).map(([, y], i) => losses[i]![1] - y);
    for (const half of halves) expect(half).toBeCloseTo(halves[0]!, 0);
  });

  test('has a raw and a smoothed curve that start a little above the loss of ten classes untold, ln 10', () => {
    expect(pathOf('raw').length).toBeGreaterThan(300);
    const [, zero] = positions('y', 'y')[0]!;
    const [, two] = positions('y', 'y')[4]!;
    const start = (2 * (zero - pathOf('smooth')[1]!)) / (zero - two);
    expect(start).toBeGreaterThan(Math.log(10));
    expect(start).toBeLessThan(Math.log(10) + 0.5);
  });

  test('has two dashed lines around the optimal range, and a third where it begins to diverge', () => {
    for (const name of ['from', 'to', 'diverges'])
      expect(mark(name).getAttribute('stroke-dasharray')).toMatch(/\d \d/);
    const band = svg.querySelector('.band rect')!;
    expect(Number(band.getAttribute('x'))).toBeCloseTo(markAt('from'), 1);
    // Place and width are rounded to a tenth each.
    const end = Number(band.getAttribute('x')) + Number(band.getAttribute('width'));
    expect(Math.abs(end - markAt('to'))).toBeLessThan(0.25);
    expect(markAt('to')).toBeLessThan(markAt('diverges'));
  });

  test('has the source’s words', () => {
    expect(sentence('too-low')).toBe('learning rate is too low, loss doesn’t improve');
    expect(sentence('optimal')).toBe('optimal learning rate range');
    expect(sentence('too-high')).toBe('learning rate is too high, begins to diverge');
  });
});

describe('the rule', () => {
  const rates = Array.from({ length: 101 }, (_, i) => i + 1);

  test('finds a tenth and nine tenths of a straight fall, and a quarter of the climb', () => {
    // From 3 at rate 1 down to 1 at rate 101, then up by 0.1 a step.
    const fall = rates.map((rate) => ({ rate, loss: 3 - (2 * (rate - 1)) / 100 }));
    const climb = Array.from({ length: 20 }, (_, i) => ({ rate: 102 + i, loss: 1 + 0.1 * (i + 1) }));
    expect(read([...fall, ...climb])).toEqual({
      ...{ start: 3, lowest: 1, lowestAt: 101, from: 11, to: 91, diverges: 106 },
    });
    expect(read(fall)!.diverges).toBeNull();
  });

  test('refuses to read a loss that does not halve', () => {
    expect(read(rates.map((rate) => ({ rate, loss: 3 - rate / 101 })))).toBeNull();
    expect(read([])).toBeNull();
  });
});

test('the band of a longer test lies lower, the point of divergence about where it was', async () => {
  const measured = async (steps: number) => {
    const { data, knobs } = await at({ steps });
    return figure.measures!(data, knobs) as Record<string, number>;
  };
  const [short, long] = [await measured(800), await measured(1600)];
  for (const end of ['bandFrom', 'bandTo']) {
    expect(short[end]! / long[end]!).toBeGreaterThan(1.4);
    expect(short[end]! / long[end]!).toBeLessThan(2.2);
  }
  expect(Math.abs(Math.log2(short['divergesAt']! / long['divergesAt']!))).toBeLessThan(0.5);
});

test('what a test is worth is the sum of its rates up to one, in updates at that rate', () => {
  for (const [steps, to] of [
    [800, 3],
    [6400, 0.1],
  ] as const) {
    const factor = (to / lowestRate) ** (1 / (steps - 1));
    const rates = Array.from({ length: steps }, (_, i) => lowestRate * factor ** i);
    const sum = rates.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum / to - updatesWorth(steps, to))).toBeLessThan(1);
  }
});

test('the spirals are read once the test is long enough', async () => {
  const readable = async (steps: number) => {
    const { data, knobs } = await at({ data: 'spirals', steps });
    return figure.measures(data, knobs)['readable'];
  };
  expect([await readable(800), await readable(6400)]).toEqual(['no', 'yes']);
});
