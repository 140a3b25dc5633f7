import { expect, test } from 'vitest';
import { plainColour } from '../../../src/lib/plot/plain-colour.ts';

test('a colour becomes six digits, its opacity a number of its own', () => {
  expect(plainColour('rgb(31, 29, 26)')).toEqual({ colour: '#1f1d1a', opacity: 1 });
  expect(plainColour('rgba(31, 29, 26, 0.2)')).toEqual({ colour: '#1f1d1a', opacity: 0.2 });
  expect(plainColour('rgb(31 29 26 / 0.09)')).toEqual({ colour: '#1f1d1a', opacity: 0.09 });
  expect(plainColour('#1f1d1a')).toEqual({ colour: '#1f1d1a', opacity: 1 });
  expect(plainColour('#1f1d1a66')).toEqual({ colour: '#1f1d1a', opacity: 0.4 });
});

test('what has no colour of its own stays as it is, and what is transparent has none', () => {
  expect(plainColour('transparent')).toEqual({ colour: 'none', opacity: 1 });
  expect(plainColour('none')).toEqual({ colour: 'none', opacity: 1 });
  expect(plainColour('url(#stripes)')).toEqual({ colour: 'url(#stripes)', opacity: 1 });
});

test('what only some browsers know is refused', () => {
  for (const css of ['oklab(0.6 0.1 0.1)', 'color(srgb 1 0 0)', 'var(--ink)', 'currentcolor'])
    expect(() => plainColour(css)).toThrow(`${css} is no plain colour`);
});
