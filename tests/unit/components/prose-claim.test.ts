import { expect, test } from 'vitest';
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
  const digest = digestOf(await proseClaim(claimed(0.5)));
  expect(digestOf(await proseClaim(claimed(0.5)))).toBe(digest);
  expect(digestOf(await proseClaim(claimed(0.4)))).not.toBe(digest);
});

test('the spread of what it is about, and of nothing else', async () => {
  expect(await toldSpread(claimed(0.5))).toMatch(/^validationLoss 0\.\d+ … 0\.\d+ … 0\.\d+$/);
});
