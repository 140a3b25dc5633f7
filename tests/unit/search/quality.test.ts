/** A part of what `npm run test:quality` tries. */
import { expect, test } from 'vitest';
import { comparisons, isWithin, optunas, ours } from '../../quality/searches.ts';

const searches = 25;

test.each(comparisons)('on $problem $spec finds what Optuna’s $beside does', (comparison) => {
  const [own, golden] = [ours(comparison, searches), optunas(comparison)];
  expect(isWithin(own, golden), `${own.median} is not within ${JSON.stringify(golden)}`).toBe(true);
});
