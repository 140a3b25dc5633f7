import { describe, expect, it } from 'vitest';
import { largestEigenvalue } from '../../../src/lib/math/largest-eigenvalue.ts';
import { stream } from '../../../src/lib/math/random.ts';

const startOf = (size: number) => {
  const { normal } = stream(1, 'start');
  return Float64Array.from({ length: size }, normal);
};

/** Multiplies by a matrix of this diagonal, in a basis that a reflection at a hyperplane gives. */
function withEigenvalues(values: number[]) {
  const normal = values.map((_, i) => Math.cos(i + 1));
  const squares = normal.reduce((sum, x) => sum + x * x, 0);
  const reflected = (v: Float64Array) => {
    const along = v.reduce((sum, x, i) => sum + x * normal[i]!, 0);
    return v.map((x, i) => x - (2 * along * normal[i]!) / squares);
  };
  return (v: Float64Array) => reflected(reflected(v).map((x, i) => x * values[i]!));
}

/** How far off the result may be, as a share of the largest magnitude: ten times what its module promises. */
const digits = 5;

describe('the largest eigenvalue', () => {
  it('of a chain of n springs is 2 − 2 cos(πn / (n + 1))', () => {
    for (const n of [1, 2, 5, 30, 200]) {
      const chain = (v: Float64Array) => v.map((x, i) => 2 * x - (v[i - 1] ?? 0) - (v[i + 1] ?? 0));
      expect(largestEigenvalue(chain, startOf(n)), `${n}`).toBeCloseTo(
        2 - 2 * Math.cos((Math.PI * n) / (n + 1)),
        digits,
      );
    }
  });

  it.each([
    ['all positive', [1, 2, 7, 3]],
    ['smaller than the most negative one’s magnitude', [-50, 2, 1, 7, -49]],
    ['all negative', [-3, -2, -0.5]],
    ['several times the same', [7, 7, 7, 2, -1, 0]],
    ['zero beside negative ones', [0, -1, -2, 0]],
  ])('is found where they are %s', (_, values) => {
    expect(largestEigenvalue(withEigenvalues(values), startOf(values.length))).toBeCloseTo(
      Math.max(...values),
      digits,
    );
  });

  it('is found among a thousand, of which most are near zero', () => {
    const values = Array.from({ length: 1000 }, (_, i) => (i < 10 ? 20 - i : -2 + 3 / (i + 1)));
    let products = 0;
    const times = withEigenvalues(values);
    const counted = (v: Float64Array) => (products++, times(v));
    expect(largestEigenvalue(counted, startOf(1000))).toBeCloseTo(20, digits - 1);
    expect(products).toBeLessThan(100);
  });

  it('of nothing is zero, and of what is no number none', () => {
    expect(largestEigenvalue((v) => v.map(() => 0), startOf(5))).toBe(0);
    expect(largestEigenvalue((v) => v.map(() => NaN), startOf(5))).toBeNaN();
  });
});
