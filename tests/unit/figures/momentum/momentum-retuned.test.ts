import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/momentum/momentum-retuned.ts';
import { drawn, shownAt } from '../shown.ts';

interface Tried {
  alpha: number;
  effective: number;
  losses: (number | null)[];
  reach: { low: number; high: number } | null;
  loss: number | null;
}
interface Curve {
  beta: number;
  tried: Tried[];
  best: Tried;
}

const at = async (changes: Record<string, unknown> = {}) => {
  const shown = await shownAt<Curve[]>(figure, changes);
  return { ...shown, measures: figure.measures(shown.data, shown.knobs) as Record<string, number> };
};

const combinations = ['digits', 'spirals'].flatMap((data) =>
  ['mini', 'full'].map((batch) => ({ data, batch })),
);

describe.each(combinations)('%o', (chosen) => {
  test('its lines are the best α of each β and the same over 1 − β, and spread as is said', async () => {
    const { data, knobs, measures } = await at(chosen);
    const { lines } = figure.curves(data, knobs)!;
    const [effective, alpha] = ['α/(1 − β)', 'α'].map((name) =>
      lines.find((line) => line.name === name)!.points.map(([, rate]) => rate),
    ) as [number[], number[]];
    [0, 0.5, 0.9, 0.95].forEach((beta, i) => expect(alpha[i]! / (1 - beta)).toBeCloseTo(effective[i]!, 10));
    expect(measures['bestAlphaSpread']).toBeCloseTo(alpha[0]! / alpha[3]!, 10);
    expect(measures['bestEffectiveSpread']).toBeCloseTo(Math.max(...effective) / Math.min(...effective), 10);
  });

  test('the rates reach past every optimum, on either side', async () => {
    const { data } = await at(chosen);
    for (const { tried, best } of data) {
      expect(tried.indexOf(best)).toBeGreaterThan(0);
      expect(tried.indexOf(best)).toBeLessThan(tried.length - 1);
    }
  });

  test('at the smallest rate a network feels α/(1 − β) alone, with noise or without', async () => {
    const { data, measures } = await at(chosen);
    const losses = data.map(({ tried }) => tried[0]!.loss!).sort((a, b) => a - b);
    expect(measures['lossSpreadAtLowest']).toBeCloseTo(losses.at(-1)! / losses[0]!, 10);
    // A memory of 20 steps, β = 0.95, does not fill in a run of 50.
    const long = data.filter(({ beta }) => beta < 0.95);
    const [plain, ...others] = long.map(({ tried }) => tried[0]!.loss!);
    for (const loss of others) expect(Math.abs(Math.log(loss / plain!))).toBeLessThan(0.15);
  });
});

test('the loss of a rate is that of the third best of five starts, in a band from the best to the worst', async () => {
  const { data } = await at();
  const { losses, loss, reach } = data[2]!.tried[3]!;
  const [low, , middle, , high] = [...(losses as number[])].sort((a, b) => a - b);
  expect(losses).toHaveLength(5);
  expect(loss).toBe(middle);
  expect(reach).toEqual({ low, high });
});

test('each curve has its band, on either side', async () => {
  const { data, knobs } = await at();
  expect(drawn(figure, { data, knobs }).querySelectorAll('svg:first-of-type .spread path')).toHaveLength(8);
});

test('the ring is β = 0.9 at the α that is best without momentum, ten times its effective rate', async () => {
  const { data, knobs, measures } = await at();
  const [plain, usual] = [data[0]!.best, data[2]!];
  const old = usual.tried.find(({ alpha }) => Math.abs(alpha / plain.alpha - 1) < 1e-6)!;
  expect(old.effective / plain.effective).toBeCloseTo(10, 6);
  expect(measures['lossAtOldAlpha']).toBe(old.loss);
  expect(measures['harmOfOldAlpha']).toBeCloseTo(old.loss! / plain.loss!, 10);
  expect(drawn(figure, { data, knobs }).querySelectorAll('svg:first-of-type .old circle')).toHaveLength(1);
});

test('as the lesson says: no gain on digits in small batches, a large one on spirals at full batch', async () => {
  const digits = await at();
  expect(Math.abs(digits.measures['gain']! - 1)).toBeLessThan(0.05);
  const starts = digits.data[0]!.best.losses as number[];
  expect(Math.max(...starts) / Math.min(...starts) - 1).toBeGreaterThan(
    Math.abs(digits.measures['gain']! - 1),
  );
  expect((await at({ data: 'spirals', batch: 'full' })).measures['gain']).toBeGreaterThan(5);
});
