import { describe, expect, test } from 'vitest';
import { choice, defaults, seed, slider } from '../../../../src/lib/figure/contract/knobs.ts';
import { readState, writeState } from '../../../../src/lib/figure/contract/url.ts';

const knobs = {
  beta: slider({ label: 'Momentum', min: 0, max: 0.99, step: 0.01, default: 0.9 }),
  data: choice('Data', ['moons', 'xor']),
  seed: seed(),
};
const base = defaults(knobs);

describe('a link', () => {
  test('carries only what differs from the lesson’s own setting', () => {
    expect(writeState('', 'm', knobs, base, base)).toBe('');
    expect(writeState('', 'm', knobs, base, { ...base, beta: 0.5 })).toBe('?m.beta=0.5');
  });

  test('leaves other figures and other parameters alone', () => {
    const query = writeState('?other.beta=0.1&m.beta=0.2&utm=x', 'm', knobs, base, { ...base, data: 'xor' });
    expect(new URLSearchParams(query).get('other.beta')).toBe('0.1');
    expect(new URLSearchParams(query).get('utm')).toBe('x');
    expect(new URLSearchParams(query).get('m.data')).toBe('xor');
    expect(new URLSearchParams(query).has('m.beta')).toBe(false);
  });

  test('read again gives the same state', () => {
    const values = { beta: 0.71, data: 'xor', seed: 42 } as const;
    const { values: read, notices } = readState(writeState('', 'm', knobs, base, values), 'm', knobs, base);
    expect(read).toEqual(values);
    expect(notices).toEqual([]);
  });

  test.each([
    ['?m.beta=2', /Momentum wrongly.*2 is not a number in \[0, 0\.99\].*default/],
    ['?m.beta=abc', /"abc" is not a number/],
    ['?m.data=constructor', /not one of moons, xor/],
    ['?m.gamma=1', /“gamma”, which this figure does not have/],
    ['?m.__proto__=1', /“__proto__”, which this figure does not have/],
    ['?m.toString=1', /does not have/],
  ])('%s is told, and the default is used', (search, notice) => {
    const { values, notices } = readState(search, 'm', knobs, base);
    expect(values).toEqual(base);
    expect(notices.join()).toMatch(notice);
  });

  test('for another figure says nothing to this one', () => {
    expect(readState('?momentum.beta=2', 'm', knobs, base)).toEqual({ values: base, notices: [] });
  });
});
