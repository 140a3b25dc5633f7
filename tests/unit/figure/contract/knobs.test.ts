import { describe, expect, test } from 'vitest';
import {
  choice,
  KnobError,
  point,
  seed,
  slider,
  toggle,
  trials,
} from '../../../../src/lib/figure/contract/knobs.ts';

const rate = slider({ label: 'Learning rate', min: 0.0001, max: 10, default: 0.1, scale: 'log' });
const beta = slider({ label: 'Momentum', min: 0, max: 0.99, step: 0.01, default: 0.9 });

describe('slider', () => {
  test('takes numbers within its bounds and refuses all else, saying what is allowed', () => {
    expect(beta.check(0)).toBe(0);
    expect(beta.check(0.99)).toBe(0.99);
    for (const wrong of [1, -0.01, NaN, Infinity, '0.5', null, undefined, {}])
      expect(() => beta.check(wrong)).toThrow(/is not a number in \[0, 0\.99\]/);
  });

  test.each([
    '',
    ' 0.5',
    '0.5 ',
    'NaN',
    'Infinity',
    '1e999',
    'abc',
    '0.5,1',
    '__proto__',
    '<script>',
    '0'.repeat(40),
  ])('does not read %j from a link', (text) => expect(() => beta.parse(text)).toThrow(KnobError));

  test('a log slider’s middle is the geometric mean of its ends, to three digits', () => {
    expect(rate.fromPosition(rate.positions / 2)).toBeCloseTo(Math.sqrt(0.0001 * 10), 4);
    expect(rate.fromPosition(0)).toBe(0.0001);
    expect(rate.fromPosition(rate.positions)).toBe(10);
  });

  test.each([rate, beta])('every position of $label survives the way to its value and back', (knob) => {
    for (let position = 0; position <= knob.positions; position++)
      expect(knob.toPosition(knob.fromPosition(position))).toBe(position);
  });

  test('positions of a linear slider are round values', () => {
    for (let position = 0; position <= beta.positions; position++)
      expect(String(beta.fromPosition(position)).length).toBeLessThanOrEqual(4);
  });
});

test('a choice takes its options only', () => {
  const knob = choice('Data', ['moons', 'spirals']);
  expect(knob.parse('spirals')).toBe('spirals');
  expect(() => knob.parse('moon')).toThrow('"moon" is not one of moons, spirals');
  expect(() => knob.check('toString')).toThrow(KnobError);
});

test('a toggle is on or off', () => {
  const knob = toggle('Derivatives');
  expect(knob.parse(knob.format(true))).toBe(true);
  expect(() => knob.parse('true')).toThrow(/is not on or off/);
  expect(() => knob.check('on')).toThrow(/is not true or false/);
});

test('a point stays in its rectangle', () => {
  const knob = point({ label: 'Start', x: [-2, 2], y: [0, 1], default: { x: 0, y: 0 }, step: 0.1 });
  expect(knob.parse('-1.5,0.25')).toEqual({ x: -1.5, y: 0.25 });
  for (const wrong of ['3,0', '1', '1,2,3', 'a,b', ',']) expect(() => knob.parse(wrong)).toThrow(KnobError);
  expect(Object.keys(knob.check({ x: 1, y: 1, evil: 1 }))).toEqual(['x', 'y']);
  expect(() => knob.parse('0,9')).toThrow('y: 9 is not a number in [0, 1]');
  expect(() => knob.check([1])).toThrow('1 is not a point with an x and a y');
});

test('no message shows data as programs write it', () => {
  const tilted = { from: [1, 2], name: 'a "b"', deep: { er: null } };
  for (const knob of [
    rate,
    point({ label: 'Start', x: [0, 1], y: [0, 1], default: { x: 0, y: 0 }, step: 1 }),
  ])
    for (const wrong of [tilted, [tilted], { x: tilted, y: 0 }, {}, []])
      expect(() => knob.check(wrong)).toThrow(
        /^[^{}]* is not (a number in \[[-\d., ]+\]|a point with an x and a y)$/,
      );
});

test('a seed is a whole number', () => {
  expect(seed().parse('17')).toBe(17);
  for (const wrong of ['-1', '1.5', '1000000'])
    expect(() => seed().parse(wrong)).toThrow(/whole number in \[0, 999999\]/);
});

test('a log of trials is written into one word and read again, each value by its own knob', () => {
  const log = trials('Trials', { rate, data: choice('Data', ['moons', 'xor']) }, { default: [], max: 2 });
  const two = [
    { rate: 0.1, data: 'moons' },
    { rate: 3, data: 'xor' },
  ];
  expect(log.format(two)).toBe('0.1,moons;3,xor');
  expect(log.parse('0.1,moons;3,xor')).toEqual(two);
  expect(log.parse('')).toEqual([]);
  for (const wrong of ['0.1', '0.1,circles', '100,moons', '1,xor;1,xor;1,xor'])
    expect(() => log.parse(wrong)).toThrow(KnobError);
});
