/** Gradients on their way back, beside what theory says of them. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/activation-function/vanishing-gradients.ts';
import { shownAt } from '../shown.ts';

interface Net {
  name: string;
  before: number[];
  now: number[];
  losses: { step: number; loss: number }[];
  divergedAt: number | null;
}

async function netsAt(changes: Record<string, unknown> = {}): Promise<Record<string, Net>> {
  const { data } = await shownAt<{ nets: Net[] }>(figure, changes);
  return Object.fromEntries(data.nets.map((net) => [net.name, net]));
}

/** Geometric mean, over seeds and hidden layers, of what a gradient is multiplied by from one layer to the one before it. */
async function factorPerLayer(name: string, initializer: string): Promise<number> {
  const logs: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    // The first and last layers have other shapes than those between.
    const norms = (await netsAt({ initializer, seed, depth: 10 }))[name]!.before.slice(1, -1);
    logs.push(Math.log(norms[0]! / norms.at(-1)!) / (norms.length - 1));
  }
  return Math.exp(logs.reduce((a, b) => a + b) / logs.length);
}

describe('the factor per layer before training', () => {
  test('is about the sigmoid’s slope at 0, a quarter, with weights that keep the size of a vector', async () => {
    // Glorot's weights have variance 1/n in square layers; sums stay near 0, where the slope is ¼.
    const factor = await factorPerLayer('sigmoid', 'glorot');
    expect(factor).toBeGreaterThan(0.2);
    expect(factor).toBeLessThan(0.35);
  });

  test('is about 1 for the identity: what the way back loses, the way forward gains', async () => {
    // ‖∂J/∂W‖ is the product of both ways, so that it keeps whatever the weights' scale is.
    for (const initializer of ['glorot', 'he', 'small']) {
      const factor = await factorPerLayer('identity', initializer);
      expect(factor, initializer).toBeGreaterThan(0.8);
      expect(factor, initializer).toBeLessThan(1.25);
    }
  });

  test('is about 1 for ReLU with He’s weights', async () => {
    const factor = await factorPerLayer('ReLU', 'suited');
    expect(factor).toBeGreaterThan(0.75);
    expect(factor).toBeLessThan(1.3);
  });
});

test('a deep sigmoid network stays at the loss of guessing, ln 2; with one hidden layer it learns', async () => {
  expect((await netsAt())['sigmoid']!.losses.at(-1)!.loss).toBeCloseTo(Math.log(2), 2);
  expect((await netsAt({ depth: 1 }))['sigmoid']!.losses.at(-1)!.loss).toBeLessThan(0.6);
});

test('the lines begin at the output layer, with 1, and end at the share of the first layer that texts quote', async () => {
  const { knobs, data } = await shownAt(figure);
  const measures = figure.measures!(data, knobs);
  for (const { name, points } of figure.curves(data, knobs)!.lines) {
    const norms = (await netsAt())[name]!.before;
    expect(points[0]).toEqual([0, 1]);
    expect(points.at(-1)).toEqual([10, norms[0]! / norms[10]!]);
    expect(measures[`${name.toLowerCase()}Share`]).toBe(norms[0]! / norms[10]!);
  }
});

test('He’s weights make a deep identity network diverge: they double the square of its signal in each layer', async () => {
  const { identity } = await netsAt({ initializer: 'he' });
  expect(identity!.divergedAt).not.toBeNull();
  // The last gradients seen are those of an earlier step than the others'.
  expect(identity!.now).toEqual([]);
  expect((await netsAt())['identity']!.divergedAt).toBeNull();
});
