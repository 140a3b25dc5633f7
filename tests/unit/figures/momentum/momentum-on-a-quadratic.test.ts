import { describe, expect, test } from 'vitest';
import { measuredField } from '../../../../src/figures/momentum/momentum-on-a-quadratic/rate-map.ts';
import figure from '../../../../src/figures/momentum/momentum-on-a-quadratic.ts';
import { bestBetaFor } from '../../../../src/lib/surfaces/quadratic.ts';
import { axisOf, drawn, shownAt } from '../shown.ts';

interface Data {
  plain: Walk;
  momentum: Walk;
}

interface Walk {
  path: [number, number][];
  rate: number | null;
  divergedAt: number | null;
}

const at = async (changes: Record<string, unknown>) => (await shownAt<Data>(figure, changes)).data;

/** Modulus of the larger root of s² − (1 + β − αλ)s + β: the rate of momentum along a curvature λ (Goh 2017). */
function rateAlong(lambda: number, alpha: number, beta: number): number {
  const half = (1 + beta - alpha * lambda) / 2;
  const discriminant = half ** 2 - beta;
  return discriminant < 0 ? Math.sqrt(beta) : Math.abs(half) + Math.sqrt(discriminant);
}
const rateOf = (condition: number, alpha: number, beta: number) =>
  Math.max(rateAlong(1, alpha, beta), rateAlong(condition, alpha, beta));

describe.each([4, 10, 100, 1000])('the map at κ = %d', (condition) => {
  test('what its descents have measured are the eigenvalues of the iteration', () => {
    const { values: rates } = measuredField(condition);
    const across = Math.sqrt(rates.length);
    Array.from(rates).forEach((rate, i) => {
      const alpha = ((4 / condition) * (i % across)) / (across - 1);
      const beta = Math.floor(i / across) / (across - 1);
      expect(Math.abs(rate - rateOf(condition, alpha, beta)), `α = ${alpha}, β = ${beta}`).toBeLessThan(0.01);
    });
  });

  test('at each α the dashed ridge has the lowest eigenvalue of all β, and the fastest descent stands near the ring', () => {
    const { values: rates } = measuredField(condition);
    const betas = Array.from({ length: 2001 }, (_, i) => i / 2000);
    for (const share of [0.05, 0.3, 0.6, 0.9]) {
      const alpha = (4 / condition) * share;
      const best = betas.reduce((a, b) =>
        rateOf(condition, alpha, b) < rateOf(condition, alpha, a) ? b : a,
      );
      expect(bestBetaFor(condition, alpha)).toBeCloseTo(best, 2);
    }
    const root = Math.sqrt(condition);
    expect(Math.min(...Array.from(rates))).toBeGreaterThan((root - 1) / (root + 1) - 0.01);
    expect(Math.min(...Array.from(rates))).toBeLessThan((root - 1) / (root + 1) + 0.06);
  });
});

describe('each direction is an oscillator', () => {
  test.each([
    [0.01, 0.5, 'over-damped', 'under-damped'],
    [0.01, 0.95, 'under-damped', 'under-damped'],
    [0.0331, 0.67, 'critically damped', 'critically damped'],
    [0.03, 0.2, 'over-damped', 'unstable'],
    [0.019, 0, 'over-damped', 'over-damped'],
  ])('at κ = 100, α = %f and β = %f the floor is %s, the walls are %s', async (alpha, beta, floor, walls) => {
    const { data, knobs } = await shownAt(figure, { alpha, beta });
    expect(figure.measures(data, knobs)).toMatchObject({ floor, walls });
  });

  test('over-damped along the floor it never crosses 0, under-damped it does', async () => {
    const crosses = async (beta: number) =>
      (await at({ alpha: 0.01, beta })).momentum.path.some(([x]) => x > 1e-6);
    expect(await crosses(0.5)).toBe(false);
    expect(await crosses(0.95)).toBe(true);
  });
});

test('the handle stands at the reader’s α and β, and moves both', async () => {
  const { data, knobs } = await shownAt(figure, { alpha: 0.01, beta: 0.5 });
  const handle = drawn(figure, { data, knobs }).querySelector('[data-handle="alpha"]')!;
  expect(handle.getAttribute('data-up')).toBe('beta');
  expect(handle.getAttribute('aria-valuetext')).toBe('α 0.01, β 0.5');
  expect(axisOf(handle, 'x').slice(0, 2)).toEqual([0, 0.04]);
  expect(axisOf(handle, 'y').slice(0, 2)).toEqual([0, 1]);
});

describe('measured rates are those of the eigenvalues of the iteration', () => {
  test.each([
    [100, 0.0331, 0.68],
    [100, 0.02, 0.5],
    [100, 0.01, 0.9],
    [10, 0.1, 0.3],
    [400, 0.002, 0.6],
  ])('κ = %d, α = %f, β = %f', async (condition, alpha, beta) => {
    const { momentum } = await at({ condition, alpha, beta });
    expect(momentum.rate).toBeCloseTo(rateOf(condition, alpha, beta), 1.7);
  });

  test('plain descent at 2/(1 + κ) has (κ − 1)/(κ + 1): 0.980 at κ = 100', async () => {
    expect((await at({ condition: 100 })).plain.rate).toBeCloseTo(99 / 101, 4);
  });
});

test('each “theory’s best” button comes within a hundredth of (√κ − 1)/(√κ + 1)', async () => {
  for (const { knobs } of figure.presets!) {
    const { condition } = knobs as { condition: number };
    const root = Math.sqrt(condition);
    const { momentum } = await at(knobs as Record<string, unknown>);
    expect(Math.abs(momentum.rate! - (root - 1) / (root + 1))).toBeLessThan(0.011);
  }
});

test('momentum diverges beyond α = 2(1 + β)/κ and not below it', async () => {
  const limit = (2 * (1 + 0.5)) / 100;
  expect((await at({ beta: 0.5, alpha: 0.97 * limit })).momentum.rate).toBeLessThan(1);
  expect((await at({ beta: 0.5, alpha: 1.05 * limit })).momentum.rate ?? Infinity).toBeGreaterThan(1);
});

test('texts quote the steps for a digit that the eigenvalues give, and whether the distance grows', async () => {
  const quoted = async (changes: Record<string, unknown>) => {
    const { data, knobs } = await shownAt(figure, changes);
    return figure.measures!(data, knobs);
  };
  const perDigit = (rate: number) => Math.LN10 / -Math.log(rate);
  for (const [condition, alpha, beta] of [
    [100, 0.0331, 0.71],
    [100, 0.01, 0.9],
  ] as const) {
    const { momentumStepsPerDigit, plainStepsPerDigit, trend } = await quoted({ condition, alpha, beta });
    expect(
      Math.abs((momentumStepsPerDigit as number) / perDigit(rateOf(condition, alpha, beta)) - 1),
    ).toBeLessThan(0.06);
    expect(plainStepsPerDigit).toBe(Math.round(perDigit((condition - 1) / (condition + 1))));
    expect(trend).toBe('shrinks');
  }
  // The limit at κ = 100 and α = 0.0331 is β = 0.655.
  expect(await quoted({ beta: 0.65 })).toMatchObject({ trend: 'grows', momentumStepsPerDigit: null });
  expect(await quoted({ beta: 0.67 })).toMatchObject({ trend: 'shrinks' });
  expect(await quoted({ alpha: 0.5 })).toMatchObject({ trend: 'grows', divergedAt: expect.any(Number) });
});

test('the lesson’s note: at κ = 100 the best α rises from 0.020 to 0.030 as β goes from 0 to 0.5', () => {
  const rates = Array.from({ length: 4000 }, (_, i) => (i + 1) * 1e-5);
  const best = (beta: number) =>
    rates.reduce((a, b) => (rateOf(100, b, beta) < rateOf(100, a, beta) ? b : a));
  expect(best(0)).toBeCloseTo(0.02, 3);
  expect(best(0.5)).toBeCloseTo(0.03, 3);
});
