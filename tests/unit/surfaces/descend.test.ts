import { describe, expect, test } from 'vitest';
import { descend, type Walk } from '../../../src/lib/surfaces/descend.ts';

const sgd: Walk = { start: [1, 1], learningRate: 0.01, optimizer: { kind: 'sgd' } };
const quadratic = { name: 'quadratic', condition: 100 } as const;

describe('descend', () => {
  test('plain descent on a quadratic shrinks each direction by 1 − αλ a step', () => {
    const path = descend({ kind: 'descent', surface: quadratic, steps: 20, walks: [sgd] }).paths[0]!;
    path.points.forEach(([x, y], step) => {
      expect(x).toBeCloseTo((1 - 0.01 * 1) ** step, 12);
      expect(y).toBeCloseTo((1 - 0.01 * 100) ** step, 12);
    });
  });

  test('momentum on a quadratic follows the powers of its 2 × 2 iteration (Goh 2017, “Dynamics of momentum”)', () => {
    const [alpha, beta, lambda] = [0.015, 0.6, 100];
    const walk: Walk = {
      start: [0, 1],
      learningRate: alpha,
      optimizer: { kind: 'momentum', beta, form: 'goh' },
    };
    const path = descend({ kind: 'descent', surface: quadratic, steps: 30, walks: [walk] }).paths[0]!;
    // yₜ₊₁ = (1 + β − αλ) yₜ − β yₜ₋₁: the heavy ball's recurrence, without a velocity.
    let [before, now] = [1, 1];
    for (let step = 1; step <= 30; step++) {
      [before, now] = [now, (1 + beta - alpha * lambda) * now - beta * before];
      expect(path.points[step]![1]).toBeCloseTo(now, 10);
    }
  });

  test('Ng’s form is Goh’s at α · (1 − β)', () => {
    const walk = (form: 'goh' | 'ng', learningRate: number): Walk => ({
      start: [-1.21, 0.853],
      learningRate,
      optimizer: { kind: 'momentum', beta: 0.75, form },
    });
    const [goh, ng] = descend({
      kind: 'descent',
      surface: { name: 'goh' },
      steps: 50,
      walks: [walk('goh', 0.002), walk('ng', 0.008)],
    }).paths;
    goh!.points.forEach((point, i) =>
      point.forEach((w, axis) => expect(ng!.points[i]![axis]).toBeCloseTo(w, 9)),
    );
  });

  test('a diverging path ends with the step that overflowed, and holds finite points only', () => {
    const walk: Walk = { ...sgd, learningRate: 1 };
    const path = descend({ kind: 'descent', surface: quadratic, steps: 1000, walks: [walk, sgd] }).paths[0]!;
    expect(path.divergedAt).toBe(path.points.length);
    expect(path.points.flat().every(Number.isFinite)).toBe(true);
  });

  test('noise comes from the seed, and its spread is as asked', () => {
    const noisy = (seed: number): Walk => ({
      start: [0],
      learningRate: 1,
      optimizer: { kind: 'sgd' },
      noise: 0.5,
      seed,
    });
    const steps = 4000;
    const [one, again, other] = descend({
      kind: 'descent',
      surface: { name: 'bowl' },
      steps,
      walks: [noisy(1), noisy(1), noisy(2)],
    }).paths;
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    // At α = 1 on ½θ² each step lands on minus the noise itself.
    const variance = one!.points.slice(1).reduce((sum, [theta]) => sum + theta! * theta!, 0) / steps;
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  });

  test('a start of the wrong length is refused with what the surface takes', () => {
    expect(() => descend({ kind: 'descent', surface: { name: 'bowl' }, steps: 1, walks: [sgd] })).toThrow(
      /1,1.*bowl takes 1/,
    );
  });
});
