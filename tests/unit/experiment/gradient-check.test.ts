/** A gradient check of right code and of broken code, against what numerical analysis says of differences. */
import { expect, test } from 'vitest';
import { gradientCheck, slips, type GradientCheck } from '../../../src/lib/experiment/gradient-check.ts';
import { activations } from '../../../src/lib/training/spec.ts';

const check: GradientCheck = {
  of: 'gradient-check',
  run: { hidden: [4, 3], activation: 'tanh', l2: 0.01, seed: 2 },
  examples: 8,
  difference: 'central',
  precision: 'double',
  slip: 'none',
};

/** How many decades the difference rises from one exponent to another. */
const riseOf = (changes: Partial<GradientCheck>, from: number, to: number) => {
  const apart = gradientCheck({ ...check, ...changes });
  return Math.log10(apart(to) / apart(from));
};

test.each(activations)('right code comes below 10⁻⁷ with %s units', (activation) => {
  expect(gradientCheck({ ...check, run: { ...check.run, activation } })(-5)).toBeLessThan(1e-7);
});

test.each(slips.filter((slip) => slip !== 'none'))('broken code does not: %s', (slip) => {
  for (const x of [-8, -6, -4, -2]) expect(gradientCheck({ ...check, slip })(x)).toBeGreaterThan(1e-3);
});

test('the truncation error grows as ε² for central differences, as ε for one-sided ones', () => {
  expect(riseOf({}, -3, -2)).toBeCloseTo(2, 1);
  expect(riseOf({ difference: 'forward' }, -3, -2)).toBeCloseTo(1, 1);
});

test('the rounding error grows as 1/ε, and is 2²⁹ times as large in single precision', () => {
  expect(riseOf({}, -11, -8)).toBeGreaterThan(-4);
  expect(riseOf({}, -11, -8)).toBeLessThan(-2);
  const single = gradientCheck({ ...check, precision: 'single' })(-3);
  const double = gradientCheck(check)(-8);
  // Float32 has 29 bits fewer; ten to the fifth is as much further from rounding.
  expect(single / double / (2 ** 29 / 1e5)).toBeGreaterThan(0.1);
  expect(single / double / (2 ** 29 / 1e5)).toBeLessThan(10);
});

test('without a penalty nothing is lost with it', () => {
  const run = { ...check.run, l2: 0 };
  expect(gradientCheck({ ...check, run, slip: 'penalty' })(-5)).toBe(gradientCheck({ ...check, run })(-5));
});
