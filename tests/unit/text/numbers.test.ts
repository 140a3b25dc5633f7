import { describe, expect, test } from 'vitest';
import {
  decimal,
  equation,
  percent,
  plain,
  rounded,
  significant,
  tabulated,
  times,
  whole,
  withUnit,
} from '../../../src/lib/text/numbers.ts';

describe('significant digits', () => {
  test.each([
    [0.0712, '0.071'],
    [0.1, '0.1'],
    [0, '0'],
    [14.91, '15'],
    [143, '140'],
    [1543, '1,500'],
    [-0.0712, '−0.071'],
    [0.0001, '0.0001'],
    [10_000, '10,000'],
  ])('%d is %s', (value, text) => expect(significant(value)).toBe(text));

  test('beyond a ten-thousandth or ten thousand, a power of ten', () => {
    expect(significant(0.0000728)).toBe('7.3\u00a0×\u00a010⁻⁵');
    expect(significant(123_456)).toBe('1.2\u00a0×\u00a010⁵');
    expect(significant(-4e-12)).toBe('−4\u00a0×\u00a010⁻¹²');
  });

  test('as many as asked for', () => {
    expect(significant(0.07128, 3)).toBe('0.0713');
    expect(significant(1234.5, 5)).toBe('1,234.5');
    expect(rounded(0.0712)).toBe(0.071);
  });

  test('read back, they are within half a unit of the last digit', () => {
    for (let exponent = -9; exponent <= 9; exponent++)
      for (const mantissa of [1, 1.04999, 2.5, 9.94, 9.96, -3.14159]) {
        const value = mantissa * 10 ** exponent;
        const distance = Math.abs(readBack(significant(value)) - value);
        expect(distance, significant(value)).toBeLessThanOrEqual(0.0501 * Math.abs(value));
      }
  });
});

test('decimals keep their zeros, and what rounds to zero has no sign', () => {
  expect([0.5, 1234.567, -0.126, -0.001].map((value) => decimal(value, 2))).toEqual([
    '0.50',
    '1,234.57',
    '−0.13',
    '0.00',
  ]);
});

test('whole numbers have commas between their thousands', () => {
  expect([7, 143, 1500, 12_800, 1_234_567, -1500].map(whole)).toEqual([
    '7',
    '143',
    '1,500',
    '12,800',
    '1,234,567',
    '−1,500',
  ]);
});

test('settings keep all their digits', () => {
  expect([-0.5, 1024, 0.0001, 0.125, 1e-7].map(plain)).toEqual([
    '−0.5',
    '1024',
    '0.0001',
    '0.125',
    '1\u00a0×\u00a010⁻⁷',
  ]);
  expect(equation('α', 0.3)).toBe('α\u00a0=\u00a00.3');
  expect(equation('data', 'moons')).toBe('data\u00a0=\u00a0moons');
});

test('before a unit stands a space that does not break', () => {
  expect(percent(0.126)).toBe('13\u00a0%');
  expect(percent(0.126, 1)).toBe('12.6\u00a0%');
  expect(percent(-0.001)).toBe('0\u00a0%');
  expect(withUnit('12', 'ms')).toBe('12\u00a0ms');
});

test('ratios', () => {
  expect(times(1.62)).toBe('1.6 times');
});

test('what is not known is a dash, what is without bounds is said so', () => {
  for (const write of [significant, whole, plain, tabulated])
    for (const value of [null, undefined, NaN]) expect(write(value)).toBe('–');
  expect(percent(null)).toBe('–\u00a0%');
  expect(significant(-Infinity)).toBe('−∞');
});

test('cells of a table are words, or numbers to five digits', () => {
  expect(['moons', 0.0123456, 12_800, -1.5, null].map(tabulated)).toEqual([
    'moons',
    '0.012346',
    '12800',
    '−1.5',
    '–',
  ]);
});

const digitsRaised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What a reader makes of it. */
function readBack(text: string): number {
  const [mantissa, power] = text.replaceAll('−', '-').replaceAll(',', '').split('\u00a0×\u00a010');
  const exponent = [...(power ?? '⁰')]
    .map((sign) => (sign === '⁻' ? '-' : digitsRaised.indexOf(sign)))
    .join('');
  return Number(`${mantissa}e${exponent}`);
}
