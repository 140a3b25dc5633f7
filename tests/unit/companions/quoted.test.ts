import { expect, test } from 'vitest';
import { quoted } from '../../../src/lib/companions/quoted.ts';

const number = (value: number | string | null, digits = 2) => quoted(value, { digits, as: 'number' });

test('whole numbers are written whole, others to their digits', () => {
  expect([143, 1500, 0.04478, 14.91, 0.1].map((value) => number(value))).toEqual([
    '143',
    '1,500',
    '0.045',
    '15',
    '0.1',
  ]);
  expect(number(0.04478, 3)).toBe('0.0448');
});

test('very small numbers are written with a power of ten', () => {
  expect(number(0.0000312)).toBe('3.1\u00a0×\u00a010⁻⁵');
  expect(number(-4e-12)).toBe('−4\u00a0×\u00a010⁻¹²');
});

test('shares and factors', () => {
  expect(quoted(0.1249, { digits: 2, as: 'percent' })).toBe('12\u00a0%');
  expect(quoted(1.62, { digits: 2, as: 'times' })).toBe('1.6 times');
});

test('what is not known, or beyond numbers, is said so', () => {
  expect(number(null)).toBe('–');
  expect(number(Infinity)).toBe('beyond all bounds');
  expect(number('moons')).toBe('moons');
});
