import { scaleLinear, scaleLog } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScale, logScale, roundValues } from '../../../src/lib/plot/scale.ts';
import { decimal } from '../../../src/lib/text/numbers.ts';

const pixels = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 501, max: 1500 }));
const ends = fc
  .tuple(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: 1, max: 2000 }),
    fc.constantFrom(1e-3, 1, 1e4),
  )
  .map(([from, length, unit]): [number, number] => [from * unit, (from + length) * unit]);
const endsAboveZero = fc
  .tuple(fc.double({ min: 1e-6, max: 10, noNaN: true }), fc.double({ min: 1.5, max: 1e6, noNaN: true }))
  .map(([from, ratio]): [number, number] => [from, from * ratio]);
const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });

test('a linear scale places values where D3 does, and finds them again', () => {
  fc.assert(
    fc.property(ends, pixels, share, (domain, range, at) => {
      const [ours, theirs] = [linearScale(domain, range), scaleLinear(domain, range)];
      const value = domain[0] + at * (domain[1] - domain[0]);
      expect(ours(value)).toBeCloseTo(theirs(value), 9);
      expect(ours.invert(ours(value)) / (domain[1] - domain[0])).toBeCloseTo(
        value / (domain[1] - domain[0]),
        6,
      );
    }),
  );
});

test('a log scale places values where D3 does, and finds them again', () => {
  fc.assert(
    fc.property(endsAboveZero, pixels, share, (domain, range, at) => {
      const [ours, theirs] = [logScale(domain, range), scaleLog(domain, range)];
      const value = domain[0] * (domain[1] / domain[0]) ** at;
      expect(ours(value)).toBeCloseTo(theirs(value), 9);
      expect(ours.invert(ours(value)) / value).toBeCloseTo(1, 9);
    }),
  );
});

test('an axis may run down', () => {
  expect(linearScale([0, 10], [200, 100])(2.5)).toBe(175);
  expect(logScale([1, 100], [200, 100])(10)).toBeCloseTo(150, 12);
});

test('of a domain that is one value, it stands in the middle', () => {
  expect(linearScale([3, 3], [0, 100])(3)).toBe(50);
});

test('round values are those of D3, told apart by as many decimals', () => {
  fc.assert(
    fc.property(ends, (domain) => {
      const { values, decimals } = roundValues(domain, 5);
      const theirs = scaleLinear(domain, [0, 1]);
      expect(values).toEqual(theirs.ticks(5));
      expect(values.map((value) => decimal(value, decimals))).toEqual(values.map(theirs.tickFormat(5)));
    }),
  );
});
