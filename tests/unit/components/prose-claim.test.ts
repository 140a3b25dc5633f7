import { describe, expect, test } from 'vitest';
import { placedAs } from '../../../src/components/internal/companion.ts';
import { proseClaim, toldSpread } from '../../../src/components/internal/prose-claim.ts';
import { digestOf, freshVerdicts } from '../../../src/lib/figure/build/seed-claims.ts';
import { outcomesOver } from '../../../src/lib/figure/build/over-seeds.ts';

const placed = placedAs({
  element: 'Training',
  props: { id: 'rates', title: 'Rates', data: 'moons', epochs: 2 },
});
const claimed = (below: number) => ({ ...placed, when: { validationLoss: { below } }, atLeast: 0.8 });

test('a sentence is so for the seeds at which its condition is met', async () => {
  const seeds = [1, 2, 3, 4, 5];
  const outcomes = await outcomesOver(placed.figure, placed.values, seeds);
  const losses = outcomes.map(({ measures }) => Number(measures['validationLoss']));
  const median = losses.toSorted((a, b) => a - b)[2]!;
  const verdicts = await freshVerdicts(await proseClaim(claimed(median)), seeds);
  expect(verdicts).toEqual(losses.map((loss) => loss < median));
  expect(verdicts.filter(Boolean)).toHaveLength(2);
});

test('another condition is another claim', async () => {
  const digest = await digestOf(await proseClaim(claimed(0.5)));
  expect(await digestOf(await proseClaim(claimed(0.5)))).toBe(digest);
  expect(await digestOf(await proseClaim(claimed(0.4)))).not.toBe(digest);
});

describe('two settings are compared', () => {
  const slower = { learningRate: 0.03 };
  const comparing = (times: number) => ({
    ...placedAs({
      element: 'Training',
      props: { id: 'rates', title: 'Rates', data: 'moons', epochs: 2, knobs: ['learningRate'] },
    }),
    when: { validationLoss: { below: { at: slower, times } } },
    atLeast: 0.8,
  });
  const seeds = [1, 2, 3, 4, 5];
  const { figure, values } = comparing(1);
  const lossesAt = async (changes: object) =>
    (await outcomesOver(figure, { ...values, ...changes }, seeds)).map(({ measures }) =>
      Number(measures['validationLoss']),
    );

  test('each seed with itself, here and there', async () => {
    const [here, there] = [await lossesAt({}), await lossesAt(slower)];
    const ratios = here.map((loss, i) => loss / there[i]!);
    const median = ratios.toSorted((a, b) => a - b)[2]!;
    const verdicts = await freshVerdicts(await proseClaim(comparing(median)), seeds);
    expect(verdicts).toEqual(ratios.map((ratio) => ratio < median));
    expect(verdicts.filter(Boolean).length).toBeGreaterThanOrEqual(1);
  });

  test('the digest follows either setting, the factor, and the experiment at either', async () => {
    const claim = await proseClaim(comparing(1));
    const digest = await digestOf(claim);
    const { comparedWith } = claim;
    expect(comparedWith).toEqual([{ ...values, ...slower }]);
    expect(await digestOf(await proseClaim(comparing(1)))).toBe(digest);
    expect(await digestOf(await proseClaim(comparing(2)))).not.toBe(digest);
    expect(await digestOf({ ...claim, values: { ...values, learningRate: 0.2 } })).not.toBe(digest);
    expect(await digestOf({ ...claim, comparedWith: [{ ...values, learningRate: 0.2 }] })).not.toBe(digest);
    const otherThere: typeof figure.experiment = (knobs) =>
      figure.experiment(knobs['learningRate'] === 0.03 ? { ...knobs, learningRate: 0.02 } : knobs);
    expect(await digestOf({ ...claim, figure: { ...figure, experiment: otherThere } })).not.toBe(digest);
  });

  test('the ratio is told with the spread', async () => {
    expect(await toldSpread(comparing(1))).toMatch(
      /^validationLoss 0\.\S+ … 0\.\S+ … 0\.\S+; validationLoss over that at \{"learningRate":0\.03\} \S+ … \S+ … \S+$/,
    );
  });
});

test('the spread of what it is about, and of nothing else', async () => {
  expect(await toldSpread(claimed(0.5))).toMatch(/^validationLoss 0\.\d+ … 0\.\d+ … 0\.\d+$/);
});
