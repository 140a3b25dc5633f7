import { expect, test } from 'vitest';
import { drawData } from '../../../../src/lib/data/draw.ts';
import {
  dataOf,
  heightOver,
  valleyOf,
} from '../../../../src/figures/scaling-the-inputs/scaled-valley/valley.ts';

const data = dataOf({ factor: 6, correlation: 0.4, seed: 3 }, 'raw');
const valley = valleyOf(data);
const { inputs, targets } = drawData(data).training;

const lossAt = (first: number, second: number, bias: number) =>
  targets.reduce((sum, target, i) => {
    const error = first * inputs[2 * i]! + second * inputs[2 * i + 1]! + bias - target;
    return sum + (0.5 * error * error) / targets.length;
  }, 0);

/** With the bias at which the mean error is 0. */
const lossOver = (first: number, second: number) => {
  const errors = Array.from(
    targets,
    (target, i) => target - first * inputs[2 * i]! - second * inputs[2 * i + 1]!,
  );
  return lossAt(first, second, errors.reduce((sum, error) => sum + error) / errors.length);
};

test('the heights are those of the loss, wherever one stands', () => {
  for (const [first, second] of [
    [0, 0],
    [1.3, -0.2],
    [-2, 0.5],
  ] as const)
    expect(valley.lowest + heightOver(valley, first, second)).toBeCloseTo(lossOver(first, second), 6);
});

test('walks start as high as the loss of zero weights and a zero bias', () => {
  expect(valley.lowest + valley.startsAt).toBeCloseTo(lossAt(0, 0, 0), 6);
});

test('the minimum is where the loss is lowest in every direction', () => {
  const [first, second, bias] = valley.minimum as unknown as [number, number, number];
  for (const step of [-0.01, 0.01]) {
    expect(lossAt(first + step, second, bias)).toBeGreaterThan(valley.lowest);
    expect(lossAt(first, second + step, bias)).toBeGreaterThan(valley.lowest);
    expect(lossAt(first, second, bias + step)).toBeGreaterThan(valley.lowest);
  }
});

test('standardised inputs with correlation ρ have the condition number (1 + ρ) / (1 − ρ), ρ measured', () => {
  const standardized = dataOf({ factor: 6, correlation: 0.4, seed: 3 }, 'standardized');
  const { inputs, examples } = drawData(standardized).training;
  let correlation = 0;
  for (let i = 0; i < examples; i++) correlation += (inputs[2 * i]! * inputs[2 * i + 1]!) / examples;
  expect(valleyOf(standardized).condition).toBeCloseTo((1 + correlation) / (1 - correlation), 4);
});
