/** Units that are off: counted by hand, and what it means for their gradients. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/activation-function/dying-units.ts';
import { unitsOff } from '../../../../src/figures/activation-function/dying-units/off.ts';
import { shownAt } from '../shown.ts';

/** Two examples: (1, 0) and (0, 1). */
const inputs = [1, 0, 0, 1];

describe('by hand', () => {
  // Sums of the three units: (1, −1), (−1, −2), (0, 0).
  const layer = [1, -1, 0, -1, -2, 0];
  const parameters = Float32Array.from([...layer, 0, 0, 0, /* output */ 1, 1, 1, 0]);

  test('a unit is off if it is for every example, and one whose sum is 0 is', () => {
    expect(unitsOff(parameters, { inputs, hidden: [3], activation: 'relu' })).toBe(2);
  });

  test('a bias that is large enough switches it on', () => {
    const lifted = parameters.map((value, i) => (i === 7 ? 1.5 : value));
    expect(unitsOff(lifted, { inputs, hidden: [3], activation: 'relu' })).toBe(1);
  });

  test('what a layer hands on depends on the activation: −1 is cut off by ReLU, and not by leaky ReLU', () => {
    // One unit with sums −1 and −1, then one with weight −1: its sums are 0 for ReLU, +0.01 for leaky ReLU.
    const two = Float32Array.from([-1, -1, 0, -1, 0, /* output */ 1, 0]);
    expect(unitsOff(two, { inputs, hidden: [1, 1], activation: 'relu' })).toBe(2);
    expect(unitsOff(two, { inputs, hidden: [1, 1], activation: 'leaky-relu' })).toBe(1);
  });
});

test('they die in training, not before, and more of them at a higher rate', async () => {
  const off: number[] = [];
  for (const alpha of [0.01, 0.1, 0.3]) {
    const { data, knobs } = await shownAt(figure, { alpha });
    const measures = figure.measures(data, knobs) as Record<string, number>;
    expect(measures['offBefore']).toBeLessThan(6);
    off.push(measures['offAtChosen']!);
  }
  expect(off).toEqual([...off].sort((a, b) => a - b));
  expect(off[2]).toBeGreaterThan(2 * off[0]!);
});
