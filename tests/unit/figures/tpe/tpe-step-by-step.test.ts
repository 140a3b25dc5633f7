import { expect, test } from 'vitest';
import type { Densities } from '../../../../src/figures/tpe/densities/densities.ts';
import figure from '../../../../src/figures/tpe/tpe-step-by-step.ts';
import { shownAt } from '../shown.ts';

interface Data {
  next: number | null;
  densities: Densities | null;
}

test('the searcher took the candidate with the highest ratio', async () => {
  for (let trials = 10; trials <= 40; trials++) {
    const { data } = await shownAt<Data>(figure, { trials });
    const { candidates } = data.densities!;
    const highest = candidates.reduce((best, one) => (one.ratio > best.ratio ? one : best));
    expect(highest.rate).toBe(data.next);
  }
});

test('one trial in ten is good, rounded up', async () => {
  for (const [trials, good] of [
    [10, 1],
    [11, 2],
    [20, 2],
    [31, 4],
    [40, 4],
  ] as const) {
    const { data } = await shownAt<Data>(figure, { trials });
    expect(data.densities!.good).toHaveLength(good);
  }
});

test('before ten trials there are no densities', async () => {
  expect((await shownAt<Data>(figure, { trials: 9 })).data.densities).toBeNull();
});
