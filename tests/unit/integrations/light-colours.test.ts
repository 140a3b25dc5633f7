import { expect, test } from 'vitest';
import { lightTokens, resolveColours } from '../../../src/integrations/light-colours.ts';
import { mix } from '../../../src/site/oklab.ts';

const tokens = lightTokens(`
:root {
  /* --not: a-token; */
  --ink: light-dark(#1f1d1a, #ece7de);
  --line: light-dark(rgb(31 29 26 / 0.2), rgb(236 231 222 / 0.2));
  --alias: var(--ink);
}
:root[data-theme='dark'] {
  --ink: #fff;
}`);

test('a token becomes its light value, through other tokens too', () => {
  expect(resolveColours('fill: var(--ink); stroke: var(--line)', tokens)).toBe(
    'fill: #1f1d1a; stroke: rgb(31 29 26 / 0.2)',
  );
  expect(resolveColours('var(--alias)', tokens)).toBe('#1f1d1a');
  expect(tokens.has('--not')).toBe(false);
});

test('what a selector quotes of a call is left alone', () => {
  const rule = "svg :is([fill^='var(--map-'], [fill^='var(--area-']) { fill: var(--ink); }";
  expect(resolveColours(rule, tokens)).toBe(rule.replace('var(--ink)', '#1f1d1a'));
});

test('an unknown token is an error that names it', () => {
  expect(() => resolveColours('var(--inc)', tokens)).toThrow('var(--inc) is no token');
});

test('a mixture with nothing keeps its share as opacity', () => {
  expect(resolveColours('color-mix(in oklab, var(--ink) 40%, transparent)', tokens)).toBe('#1f1d1a66');
});

test('black and white in equal parts are the grey of CSS Color 4’s example, oklab(0.5 0 0)', () => {
  expect(mix('#ffffff', 0.5, '#000000')).toBe('#636363');
});

test('a mixture in other spaces is refused rather than drawn wrongly', () => {
  expect(() => resolveColours('color-mix(in srgb, #ffffff 40%, #000000)', tokens)).toThrow('in oklab');
});
