/** A part of what `npm run test:quality` tries. */
import { expect, test } from 'vitest';
import { quality } from '../../peers/search/cases.ts';
import { comparisons, isAsAimed, optunas, ours } from '../../quality/searches.ts';

/** Of searchers that think for longer, and only on the simpler function. */
const slowSearches = 3;
const isSlow = ({ spec }: (typeof comparisons)[number]) => spec.kind === 'gaussian-process';

test.each(comparisons.filter((one) => !isSlow(one) || one.problem === 'Branin'))(
  'on $problem what $spec finds is, beside Optuna’s $beside, $aim',
  (comparison) => {
    const own = ours(comparison, isSlow(comparison) ? slowSearches : quality.searches);
    const golden = optunas(comparison);
    expect(isAsAimed(comparison, own, golden), `${own.median} beside ${JSON.stringify(golden)}`).toBe(true);
  },
);
