import { describe, expect, test } from 'vitest';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import { accountsOf, bracketTable } from '../../../../src/lib/search/schedulers/hyperband.ts';
import { numbers, stepsSpent, tune, xOf } from './trainings.ts';

const sizesOf = (rounding: 'up' | 'down') =>
  bracketTable({ parts: 81, factor: 3, rounding }).map(([first]) => first!.trials);

describe('the table of brackets for R = 81, η = 3', () => {
  test('is the paper’s formula where one rounds up at the end, its table where one rounds down first', () => {
    expect(sizesOf('up')).toEqual([81, 34, 15, 8, 5]);
    expect(sizesOf('down')).toEqual([81, 27, 9, 6, 5]);
  });

  test('has the rungs of the paper’s table 1', () => {
    const rungs = bracketTable({ parts: 81, rounding: 'down' }).map((bracket) =>
      bracket.map(({ trials, at }) => [trials, at]),
    );
    expect(rungs).toEqual([
      [
        [81, 1],
        [27, 3],
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [27, 3],
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [9, 9],
        [3, 27],
        [1, 81],
      ],
      [
        [6, 27],
        [2, 81],
      ],
      [[5, 81]],
    ]);
  });

  test('costs 19.5 R where trials go on, of nominally 25 R', () => {
    const { nominal, startingOver, continuing } = accountsOf(bracketTable({ parts: 81 }));
    expect(nominal).toBe(25);
    expect(startingOver).toBeCloseTo(1902 / 81);
    expect(continuing).toBeCloseTo(1581 / 81);
    expect(continuing).toBeCloseTo(19.5, 1);
  });
});

test.each(['up', 'down'] as const)('a search (rounded %s) spends what the table says', (rounding) => {
  const table = bracketTable({ parts: 27, rounding });
  const trials = table.reduce((sum, [first]) => sum + first!.trials, 0);
  const scheduler = schedulerFor({ kind: 'hyperband', parts: 27, rounding }, numbers, 1);
  const tuned = tune({ scheduler, budget: { trials } }, ({ setting, to }) => ({
    step: to,
    loss: xOf(setting),
  }));
  expect(stepsSpent(tuned.trials)).toBe(27 * accountsOf(table).continuing);
});

describe('is told before anything runs:', () => {
  test.each([
    [{ parts: 2 }, 'parts: 2 parts are too few for a factor of 3'],
    [{ parts: 27, factor: 1 }, 'factor must be a whole number of at least 2, not 1.'],
    [{ parts: 27, rounding: 'even' as 'up' }, 'rounding must be up or down, not "even".'],
  ])('%j', (spec, message) => {
    expect(() => schedulerFor({ kind: 'hyperband', ...spec }, numbers, 1)).toThrow(message);
  });
});
