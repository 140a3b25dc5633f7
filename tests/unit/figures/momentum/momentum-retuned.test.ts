import { expect, test } from 'vitest';
import figure from '../../../../src/figures/momentum/momentum-retuned.ts';
import { shownAt } from '../shown.ts';

interface Curve {
  beta: number;
  tried: { loss: number | null }[];
}

test('its lines are the best α of each β and the same over 1 − β, and spread as the claim says', async () => {
  for (const batch of ['mini', 'full']) {
    const { knobs, data } = await shownAt(figure, { batch });
    const { lines } = figure.curves(data, knobs)!;
    const [effective, alpha] = ['α/(1 − β)', 'α'].map((name) =>
      lines.find((line) => line.name === name)!.points.map(([, rate]) => rate),
    ) as [number[], number[]];
    [0, 0.5, 0.8, 0.9, 0.95].forEach((beta, i) =>
      expect(alpha[i]! / (1 - beta)).toBeCloseTo(effective[i]!, 10),
    );
    const { bestAlphaSpread, bestEffectiveSpread } = figure.measures!(data, knobs);
    expect(bestAlphaSpread).toBeCloseTo(alpha[0]! / alpha[4]!, 10);
    expect(bestEffectiveSpread).toBeCloseTo(Math.max(...effective) / Math.min(...effective), 10);
  }
});

test('at small rates a network feels α/(1 − β) alone: the curves of all β begin together', async () => {
  const { data: curves } = await shownAt<Curve[]>(figure);
  expect(curves.map(({ beta }) => beta)).toEqual([0, 0.5, 0.8, 0.9, 0.95]);
  const lossesOf = ({ tried }: Curve) => tried.map(({ loss }) => loss!);
  const plain = lossesOf(curves[0]!);
  // At the third rate each curve has come most of the way down, by steps up to twenty times as different.
  for (const losses of curves.map(lossesOf))
    for (const index of [0, 1, 2]) expect(losses[index]! / plain[index]!).toBeLessThan(1.6);
  for (const losses of curves.map(lossesOf)) expect(losses[2]! / losses[0]!).toBeLessThan(0.2);
});
