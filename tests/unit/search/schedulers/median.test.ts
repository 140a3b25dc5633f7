import { describe, expect, test } from 'vitest';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import type { MedianSpec } from '../../../../src/lib/search/schedulers/median.ts';
import { curves, medianRules } from '../../../peers/search/cases.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';
import { numbers, tune, xOf } from './trainings.ts';

/** For each curve the part after which its trial is stopped; null if it is trained whole. */
function stopsOf(spec: Omit<MedianSpec, 'kind' | 'parts'>, table: readonly (readonly number[])[]) {
  const parts = table[0]!.length;
  const scheduler = schedulerFor({ kind: 'median', parts, ...spec }, numbers, 1);
  const { trials } = tune({ scheduler, budget: { trials: table.length } }, ({ setting, to }) => ({
    step: to,
    loss: table[xOf(setting)]![to - 1]!,
  }));
  return trials.map(({ stretches }) => (stretches.at(-1)!.to === parts ? null : stretches.at(-1)!.to));
}

describe('Optuna’s form', () => {
  const goldens = readGoldens<(number | null)[]>('median-rule');
  test.each(medianRules)('stops whom its MedianPruner stops: %j', ({ startupTrials, firstPart }) => {
    const expected = goldens[`${startupTrials} trials, from part ${firstPart}`]!;
    expect(expected.filter((part) => part !== null).length).toBeGreaterThan(10);
    expect(stopsOf({ rule: 'optuna', startupTrials, firstPart }, curves)).toEqual(expected);
  });
});

/**
 * Worked out by hand. The running means of the two that are complete, 9, 6, 3 and 5, 5, 4, are 9, 7.5, 6 and 5, 5, 4.67:
 * their medians are 7, 6.25, 5.33; the medians of their losses at each part are 7, 5.5, 3.5.
 */
test('the two forms differ where curves fall: a running mean remembers how high they were', () => {
  const complete = [
    [9, 6, 3],
    [5, 5, 4],
  ];
  const spec = { startupTrials: 2 };
  expect(stopsOf({ ...spec, rule: 'vizier' }, [...complete, [7, 6, 6]])).toEqual([null, null, null]);
  expect(stopsOf({ ...spec, rule: 'optuna' }, [...complete, [7, 6, 6]])).toEqual([null, null, 2]);
  expect(stopsOf({ ...spec, rule: 'vizier' }, [...complete, [7, 6.5, 6]])).toEqual([null, null, 2]);
  expect(stopsOf({ ...spec, rule: 'vizier' }, [...complete, [7.5, 1, 1]])).toEqual([null, null, 1]);
});

test('a trial is judged by the lowest loss that it has had', () => {
  const table = [
    [5, 5, 5],
    [4, 9, 9],
  ];
  expect(stopsOf({ rule: 'optuna', startupTrials: 1 }, table)).toEqual([null, null]);
});

describe('is told before anything runs:', () => {
  test.each([
    [{ parts: 1 }, 'parts must be a whole number of at least 2, not 1.'],
    [{ firstPart: 4 }, 'firstPart: 4 leaves nothing to be saved of 4 parts.'],
    [{ startupTrials: -1 }, 'startupTrials must be a whole number of at least 0, not -1.'],
    [{ rule: 'mean' as 'optuna' }, 'rule must be vizier or optuna, not "mean".'],
  ])('%j', (wrong, message) => {
    expect(() => schedulerFor({ kind: 'median', rule: 'optuna', parts: 4, ...wrong }, numbers, 1)).toThrow(
      message,
    );
  });
});
