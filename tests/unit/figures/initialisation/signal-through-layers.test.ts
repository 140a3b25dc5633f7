/** Spreads over the layers, against what scaling all weights does to a network of ReLU units. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/initialisation/signal-through-layers.ts';
import { shownAt } from '../shown.ts';

type Layers = { spreads: number[]; gradients: number[]; saturated: number };
type Data = Record<'small' | 'matching' | 'large', Layers>;

test('ReLU hands on what is multiplied: weights twice as large make layer l’s spread 2ˡ times as large', async () => {
  const { data } = await shownAt<Data>(figure, { depth: 6, factor: 2 });
  data.matching.spreads.forEach((spread, layer) => {
    expect(data.large.spreads[layer]! / spread / 2 ** (layer + 1)).toBeCloseTo(1, 3);
    expect((data.small.spreads[layer]! / spread) * 2 ** (layer + 1)).toBeCloseTo(1, 3);
  });
});

test('there is a gradient for each layer, the output layer too, and a spread for each hidden one', async () => {
  const { data } = await shownAt<Data>(figure, { depth: 3 });
  expect(data.matching.spreads).toHaveLength(3);
  expect(data.matching.gradients).toHaveLength(4);
});

test('with small weights tanh is a line: the spread is that of unscaled weights, scaled', async () => {
  const { data } = await shownAt<Data>(figure, { activation: 'tanh', depth: 2, factor: 4 });
  expect(data.small.saturated).toBeLessThan(0.01);
  expect(data.large.saturated).toBeGreaterThan(0.3);
  expect((data.small.spreads[0]! / data.matching.spreads[0]!) * 4).toBeCloseTo(1, 4);
});
