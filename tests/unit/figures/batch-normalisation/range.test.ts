import { describe, expect, it } from 'vitest';
import { rangeBelow, widthOf } from '../../../../src/figures/batch-normalisation/normalised-rates/range.ts';

/** Losses that are straight lines on logarithmic axes: down to α = 1 with slope −1, up from it with slope 2. */
const valley = [0.01, 0.1, 1, 10, 100].map((rate) => ({ rate, loss: rate < 1 ? 1 / rate : rate ** 2 }));

describe('rangeBelow', () => {
  it('ends where straight lines on logarithmic axes cross the limit', () => {
    const range = rangeBelow(4, valley)!;
    expect(range.lowest).toBeCloseTo(1 / 4, 10);
    expect(range.highest).toBeCloseTo(2, 10);
    expect(widthOf(range)).toBeCloseTo(8, 10);
  });

  it('ends at the outermost rates where they are below the limit', () => {
    expect(rangeBelow(1e9, valley)).toEqual({ lowest: 0.01, highest: 100 });
  });

  it('reaches over a rate within it that is above the limit', () => {
    const bumpy = valley.map((one) => (one.rate === 1 ? { rate: 1, loss: 1000 } : one));
    expect(rangeBelow(50, bumpy)!.lowest).toBeCloseTo(1 / 50, 10);
    expect(rangeBelow(200, bumpy)!.highest).toBeCloseTo(200 ** 0.5, 10);
  });

  it('is none where no rate is below the limit, of width 1', () => {
    expect(rangeBelow(0.5, valley)).toBeNull();
    expect(widthOf(null)).toBe(1);
  });

  it('is not known while a loss is not', () => {
    expect(rangeBelow(4, [...valley, { rate: 1000, loss: null }])).toBeNull();
  });
});
