import { describe, expect, it } from 'vitest';
import { finestResolution, gridOf } from '../../../src/lib/search/grid.ts';
import { searcherFor } from '../../../src/lib/search/searchers.ts';
import { keyOf, type Space } from '../../../src/lib/search/space.ts';
import { spaces } from './spaces.ts';

const space: Space = [
  { name: 'rate', kind: 'real', low: 1e-3, high: 1e-1, scale: 'log' },
  { name: 'layers', kind: 'integer', low: 1, high: 2, scale: 'linear' },
];

describe('a grid', () => {
  it('goes from end to end on each scale, the last parameter fastest', () => {
    const settings = gridOf(space, 3);
    expect(settings.map(({ layers }) => layers)).toEqual([1, 2, 1, 2, 1, 2]);
    [1e-3, 1e-3, 1e-2, 1e-2, 1e-1, 1e-1].forEach((rate, i) =>
      expect(settings[i]!.rate).toBeCloseTo(rate, 12),
    );
  });

  it('has one value in the middle where it has one', () => {
    expect(gridOf([{ name: 'rate', kind: 'real', low: 0, high: 3, scale: 'linear' }], 1)).toEqual([
      { rate: 1.5 },
    ]);
  });

  it('takes the number of values by name', () => {
    expect(gridOf(space, { rate: 5, layers: 1 })).toHaveLength(5);
    expect(() => gridOf(space, { rate: 5 })).toThrow(/values of layers, at least 1, not undefined/);
    expect(() => gridOf(space, 0)).toThrow(/values of rate, at least 1, not 0/);
    expect(() => gridOf(space, 100_000)).toThrow(/at most 100,000 combinations, not 200,000/);
  });

  it('has every setting of a small space once', () => {
    for (const name of ['six settings', 'parameters that are not always asked for']) {
      const settings = gridOf(spaces[name]!, 3);
      expect(new Set(settings.map((setting) => keyOf(spaces[name]!, setting))).size).toBe(settings.length);
    }
    expect(gridOf(spaces['six settings']!, 10)).toHaveLength(6);
    // sgd: constant, or step with one of 3 decays; momentum and adam: 3 values of β each.
    expect(gridOf(spaces['parameters that are not always asked for']!, 3)).toHaveLength(1 + 3 + 3 + 3);
  });

  it('is as fine as a budget allows', () => {
    expect(finestResolution(space, 9)).toBe(4);
    expect(finestResolution(space, 10)).toBe(5);
    expect(finestResolution(spaces['six settings']!, 1000)).toBe(3);
    expect(finestResolution(space, 1)).toBe(1);
  });
});

describe('the grid’s searcher', () => {
  const suggested = (order: 'in-order' | 'shuffled', count: number, seed = 1) => {
    const searcher = searcherFor({ kind: 'grid', size: { budget: 10 }, order }, space, seed);
    return Array.from({ length: count }, () => searcher.suggest());
  };

  it('goes through all settings, and begins again', () => {
    expect(suggested('in-order', 12)).toEqual([...gridOf(space, 5), ...gridOf(space, 5).slice(0, 2)]);
  });

  it('goes through the same ones in the order of its seed', () => {
    const keys = (seed: number) => suggested('shuffled', 10, seed).map((setting) => keyOf(space, setting));
    expect([...keys(1)].sort()).toEqual(
      [...suggested('in-order', 10).map((setting) => keyOf(space, setting))].sort(),
    );
    expect(keys(1)).not.toEqual(keys(2));
  });
});
