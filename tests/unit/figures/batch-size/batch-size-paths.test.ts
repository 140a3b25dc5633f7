/** Paths on the two-parameter loss: against gradient descent by hand and against the theory of its noise. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/batch-size/batch-size-paths.ts';
import { drawData } from '../../../../src/lib/data/draw.ts';
import type { Study } from '../../../../src/lib/training/spec.ts';
import { drawn, shownAt } from '../shown.ts';

interface Data {
  paths: {
    batchSize: number;
    points: { weight: number; bias: number; excess: number }[];
    spread: number | null;
    divergedAt: number | null;
  }[];
  best: { weight: number; bias: number; loss: number };
}

async function at(changes: Record<string, unknown>) {
  const { knobs, experiment, data } = await shownAt<Data>(figure, changes);
  const { inputs, targets } = drawData((experiment as Study).data).training;
  const examples = Array.from(inputs, (x, i) => ({ x, y: targets[i]! }));
  return { data, knobs, examples };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the full batch walks as gradient descent does', async () => {
  const { data, examples } = await at({});
  let [weight, bias] = [data.paths[0]!.points[0]!.weight, 0];
  for (const point of data.paths[0]!.points) {
    expect(point.weight).toBeCloseTo(weight, 4);
    expect(point.bias).toBeCloseTo(bias, 4);
    const errors = examples.map(({ x, y }) => ({ x, error: weight * x + bias - y }));
    weight -= 0.25 * mean(errors.map(({ x, error }) => error * x));
    bias -= 0.25 * mean(errors.map(({ error }) => error));
  }
});

test('it ends on the best straight line', async () => {
  const { data } = await at({});
  const end = data.paths[0]!.points.at(-1)!;
  expect(end.weight).toBeCloseTo(data.best.weight, 4);
  expect(end.bias).toBeCloseTo(data.best.bias, 4);
});

test('all three start at the same point', async () => {
  const starts = (await at({})).data.paths.map(({ points }) => points[0]);
  expect(starts[1]).toEqual(starts[0]);
  expect(starts[2]).toEqual(starts[0]);
});

describe('noise', () => {
  const seeds = [1, 2, 3, 4, 5, 6];

  test('the single example’s height over the lowest loss is that of the stationary walk', async () => {
    const alpha = 0.125;
    const ratios: number[] = [];
    for (const seed of seeds) {
      const { data, examples } = await at({ seed, alpha });
      const { weight, bias } = data.best;
      const residuals = examples.map(({ x, y }) => ({ x, square: (weight * x + bias - y) ** 2 }));
      // x is nearly centred, so the Hessian is nearly diagonal. Each component g of the gradient, of curvature h and
      // variance c, then has E(θ²) = αc / (2h − αh²), and adds ½hE(θ²) to the loss.
      const height = (curvature: number, variance: number) =>
        (0.5 * alpha * variance) / (2 - alpha * curvature);
      const expected =
        height(mean(examples.map(({ x }) => x * x)), mean(residuals.map(({ x, square }) => square * x * x))) +
        height(1, mean(residuals.map(({ square }) => square)));
      const measured = mean(data.paths[2]!.points.slice(-120).map(({ excess }) => excess));
      ratios.push(measured / expected);
    }
    expect(mean(ratios)).toBeGreaterThan(0.7);
    expect(mean(ratios)).toBeLessThan(1.4);
  });

  test('the mean square spread falls about as 1/B', async () => {
    const ratios: number[] = [];
    for (const seed of seeds) {
      const [, mini, single] = (await at({ seed })).data.paths;
      ratios.push((single!.spread! / mini!.spread!) ** 2);
    }
    expect(mean(ratios)).toBeGreaterThan(8 / 1.6);
    expect(mean(ratios)).toBeLessThan(8 * 1.6);
  });
});

test('along b the loss has curvature 1: beyond α = 2 even the full batch diverges, and is marked', async () => {
  const { data, knobs } = await at({ alpha: 2.2 });
  expect(data.paths.every(({ divergedAt }) => divergedAt !== null)).toBe(true);
  const document = drawn(figure, { data, knobs });
  const wide = document.querySelector('svg.wide')!;
  expect(wide.querySelectorAll('.panel g.text.diverged').length).toBe(3);
  expect(wide.querySelector('.losses .ends .cross')!.getAttribute('d')!.match(/M/g)).toHaveLength(3);
});

test('three maps with a path each, and three labelled curves', async () => {
  const { data, knobs } = await at({});
  const document = drawn(figure, { data, knobs });
  const wide = document.querySelector('svg.wide')!;
  const titles = [...wide.querySelectorAll('.head text')].map((title) => title.textContent);
  expect(titles).toEqual(['Full batch, B = 512', 'Mini-batch, B = 8', 'Single example, B = 1']);
  expect(wide.querySelectorAll('g.contours').length).toBe(3);
  expect([...wide.querySelectorAll('.losses .ends text')].map((label) => label.textContent)).toEqual([
    'B = 512',
    'B = 8',
    'B = 1',
  ]);
});

test('walks that have not arrived are said not to have, and how far they are is the distance by hand', async () => {
  const { data, knobs, examples } = await at({ alpha: 0.01 });
  // Gradient descent on two centred components contracts each by 1 − αh per update; x is nearly centred, so h is E(x²) and 1.
  const [start, { weight, bias }] = [data.paths[0]!.points[0]!, data.best];
  const left = (curvature: number) => (1 - 0.01 * curvature) ** 240;
  const away = Math.hypot(
    (start.weight - weight) * left(mean(examples.map(({ x }) => x * x))),
    (start.bias - bias) * left(1),
  );
  const says = figure.finding.says(data, knobs);
  expect(says).toContain('have not arrived after 240 updates');
  expect(says).not.toContain('strays from its mean');
  expect(Number(/and ([\d.]+) at its end/.exec(says)![1]) / away).toBeCloseTo(1, 1);
  expect(figure.finding.holds(data, knobs)).toBe(false);
});

test('at rates in between they arrive, and stray', async () => {
  for (const alpha of [0.1, 1]) {
    const { data, knobs } = await at({ alpha });
    expect(figure.finding.says(data, knobs)).toContain('strays from its mean');
  }
});

test('after 20 examples the single example has made 20 updates, the mini-batch 2 and the full batch none', async () => {
  const { data, knobs } = await at({});
  const [full, mini, single] = data.paths.map(({ points }) => points);
  const lowest = Math.min(full![0]!.excess, mini![2]!.excess, single![20]!.excess);
  expect(lowest).toBe(single![20]!.excess);
  expect(figure.measures!(data, knobs)['lowestAfter20Examples']).toBe('single example');
});

test('within an epoch errors cancel: the mini-batch strays less than 1/√B would have it, by more the larger it is', async () => {
  const excess: number[] = [];
  for (const miniBatch of [32, 128]) {
    const { data, knobs } = await at({ miniBatch });
    excess.push((figure.measures!(data, knobs)['singleOverMini'] as number) / Math.sqrt(miniBatch));
  }
  expect(excess[0]).toBeGreaterThan(1.2);
  expect(excess[1]).toBeGreaterThan(1.2 * excess[0]!);
});
