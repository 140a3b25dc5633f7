import { describe, expect, test } from 'vitest';
import { choice, defaults, seed, slider } from '../../../../src/lib/figure/contract/knobs.ts';
import {
  pageParameters,
  readState,
  writeState,
  type Place,
} from '../../../../src/lib/figure/contract/url.ts';

const knobs = {
  beta: slider({ label: 'Momentum', min: 0, max: 0.99, step: 0.01, default: 0.9 }),
  data: choice('Data', ['moons', 'xor']),
  seed: seed(),
};
const base = defaults(knobs);

/** On a page with other figures, alone on one, and alone on a page made for it. */
const m: Place = { id: 'm', figures: ['m', 'other'] };
const alone: Place = { id: 'm', figures: ['m'] };
const own: Place = { ...alone, isOwn: true };

describe('a link', () => {
  test('carries only what differs from the lesson’s own setting', () => {
    expect(writeState('', m, knobs, base, base)).toBe('');
    expect(writeState('', m, knobs, base, { ...base, beta: 0.5 })).toBe('?m.beta=0.5');
  });

  test('leaves other figures and other parameters alone', () => {
    const query = writeState('?other.beta=0.1&m.beta=0.2&utm=x', m, knobs, base, { ...base, data: 'xor' });
    expect(new URLSearchParams(query).get('other.beta')).toBe('0.1');
    expect(new URLSearchParams(query).get('utm')).toBe('x');
    expect(new URLSearchParams(query).get('m.data')).toBe('xor');
    expect(new URLSearchParams(query).has('m.beta')).toBe(false);
  });

  test('read again gives the same state', () => {
    const values = { beta: 0.71, data: 'xor', seed: 42 } as const;
    const { values: read, notices } = readState(writeState('', m, knobs, base, values), m, knobs, base);
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
    const { values, notices } = readState(search, m, knobs, base);
    expect(values).toEqual(base);
    expect(notices.join()).toMatch(notice);
  });

  test('for another figure says nothing to this one', () => {
    expect(readState('?other.beta=2', m, knobs, base)).toEqual({ values: base, notices: [] });
  });
});

describe('a name without the figure’s', () => {
  test('is a knob’s where the page has one figure, and goes when the knob is moved', () => {
    expect(readState('?beta=0.5&utm_source=x', alone, knobs, base)).toEqual({
      values: { ...base, beta: 0.5 },
      notices: [],
    });
    expect(writeState('?beta=0.5&utm=x', alone, knobs, base, { ...base, beta: 0.6 })).toBe(
      '?utm=x&m.beta=0.6',
    );
  });

  test('is told where there are others, with what to write', () => {
    const { values, notices } = readState('?beta=0.5', m, knobs, base);
    expect(values).toEqual(base);
    expect(notices.join()).toMatch(/for this one write “m\.beta”/);
  });

  test.each([
    [own, '?momentum=1', /“momentum”, which this figure does not have.*Allowed: beta, data, seed/],
    [own, '?x.beta=1', /no figure here is called “x”/],
    [own, '?theme=blue', /theme to “blue”: allowed: light, dark/],
    [own, '?compact=yes', /compact to “yes”.*without a value/],
    [alone, '?betta=1', /Did you mean "beta"/],
    [m, '?othr.beta=1', /Did you mean "other"/],
    [m, '?nothing.beta=1', /no figure here is called “nothing”/],
  ])('%j: %s is told', (place, search, notice) => {
    const { values, notices } = readState(search, place, knobs, base);
    expect(values).toEqual(base);
    expect(notices.join()).toMatch(notice);
  });

  test.each([
    [own, '?theme=dark&compact&slide&lock=beta&hide=seed'],
    [alone, '?q=beta&fbclid=abc'],
    [m, '?utm_source=x&gclid=y&some.thing=1'],
    [{ id: 'other', figures: ['m', 'other'] }, '?othr.beta=1'],
  ])('%j: %s is none of its business', (place, search) => {
    expect(readState(search, place, knobs, base)).toEqual({ values: base, notices: [] });
  });
});

test('no knob of the book is called as a parameter of the page', async () => {
  const { figures } = await import('../../../../src/figures/built.ts');
  const names = Object.values(figures).flatMap((figure) => Object.keys(figure.knobs));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => Object.hasOwn(pageParameters, name))).toEqual([]);
});
