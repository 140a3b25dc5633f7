import { expect, test } from 'vitest';
import { powerOfTen, superscript } from '../../../src/lib/text/powers.ts';

test('ticks are written out up to a thousand, either way', () => {
  expect([1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 1000, 1e4].map(powerOfTen)).toEqual([
    ...['10⁻⁵', '10⁻⁴', '0.001', '0.01', '0.1'],
    ...['1', '10', '1000', '10⁴'],
  ]);
});

test('floating-point dust is not shown', () => {
  expect(powerOfTen(0.1 ** 2)).toBe('0.01');
  expect(powerOfTen(10 ** -4)).toBe('10⁻⁴');
});

test('exponents are raised digit by digit', () => {
  expect([-12, 0, 305].map(superscript)).toEqual(['⁻¹²', '⁰', '³⁰⁵']);
});
