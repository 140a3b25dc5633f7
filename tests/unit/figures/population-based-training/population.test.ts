import { describe, expect, test } from 'vitest';
import {
  evolve,
  qualityAt,
  rounds,
  start,
} from '../../../../src/figures/population-based-training/toy/population.ts';

describe('the toy problem of Jaderberg et al. 2017', () => {
  test('copied settings bring one weight to 0 and leave the other where it was: .39', () => {
    const { best, path } = evolve({ factors: [1], resample: 0 }, 0, 1);
    expect(best.at(-1)).toBeCloseTo(1.2 - 0.9 * 0.9, 4);
    expect(path.at(-1)).toContain(start[1]);
  });

  test('a copied setting that is not 0 descends as (1 − 2 · .02 · h) per step, five steps a round', () => {
    const { path } = evolve({ factors: [1], resample: 0 }, 0.5, 1);
    expect(path[10]!.toSorted((a, b) => a - b)).toEqual([
      expect.closeTo(0.9 * 0.96 ** 50, 9),
      expect.closeTo(0.9 * 0.98 ** 50, 9),
    ]);
  });

  test('the best and the path of who is best at the end begin at the start, and end at one quality', () => {
    const { best, path } = evolve({ by: 'adding', step: 0.1, resample: 0 }, 0, 1);
    expect([best.length, path.length]).toEqual([rounds + 1, rounds + 1]);
    expect(path[0]).toEqual([...start]);
    expect(best.at(-1)).toBe(qualityAt(path.at(-1)!));
  });
});
