import { describe, expect, test } from 'vitest';
import { descend } from '../../../src/lib/surfaces/descend.ts';
import { distancesTo } from '../../../src/lib/surfaces/path.ts';
import {
  bestAlpha,
  bestBeta,
  bestRate,
  plainAlpha,
  plainRate,
  stationaryRadius,
} from '../../../src/lib/surfaces/quadratic.ts';
import type { Optimizer } from '../../../src/lib/training/spec.ts';

/** How much nearer a step comes, in the mean of the last 50 of 150 steps of a descent from (1, 1). */
function measuredRate(condition: number, learningRate: number, optimizer: Optimizer): number {
  const { paths } = descend({
    kind: 'descent',
    surface: { name: 'quadratic', condition },
    steps: 150,
    walks: [{ start: [1, 1], learningRate, optimizer }],
  });
  const distances = distancesTo([0, 0], paths[0]!);
  return (distances[150]! / distances[100]!) ** (1 / 50);
}

describe.each([4, 30, 100])('at κ = %d', (condition) => {
  const plain = (alpha: number) => measuredRate(condition, alpha, { kind: 'sgd' });
  const momentum = (beta: number) =>
    measuredRate(condition, bestAlpha(condition), { kind: 'momentum', beta, form: 'goh' });

  test('plain descent at its best α has the rate foretold, and a worse one on either side', () => {
    const alpha = plainAlpha(condition);
    expect(plain(alpha)).toBeCloseTo(plainRate(condition), 6);
    expect(plain(0.98 * alpha)).toBeGreaterThan(plainRate(condition));
    expect(plain(1.02 * alpha)).toBeGreaterThan(plainRate(condition));
  });

  // At the optimum the distance is rate^n times a factor that grows like n: by (150/100)^(1/50), 0.8 %, too much.
  test('momentum at its best α and β has the rate foretold, and a worse one with another β', () => {
    expect(Math.abs(momentum(bestBeta(condition)) / bestRate(condition) - 1)).toBeLessThan(0.01);
    expect(momentum(bestBeta(condition) - 0.1)).toBeGreaterThan(1.01 * bestRate(condition));
  });
});

describe('the cloud of a fixed rate under noise', () => {
  test('theory is where the variance’s own recursion settles', () => {
    for (const alpha of [0.02, 0.2, 0.45]) {
      let [x, y] = [0, 0];
      for (let step = 0; step < 5000; step++) {
        x = (1 - alpha) ** 2 * x + (alpha * 1.3) ** 2;
        y = (1 - 4 * alpha) ** 2 * y + (alpha * 1.3) ** 2;
      }
      expect(stationaryRadius(4, alpha, 1.3)).toBeCloseTo(Math.sqrt(x + y), 9);
    }
  });

  test('there is none where the steepest axis is unstable, from α = 2/4 on', () => {
    expect(stationaryRadius(4, 0.499, 1)).not.toBeNull();
    expect(stationaryRadius(4, 0.5, 1)).toBeNull();
  });

  test('a quarter of a small rate wanders half as far', () => {
    expect(stationaryRadius(4, 0.01, 1)! / stationaryRadius(4, 0.0025, 1)!).toBeCloseTo(2, 1);
  });
});
