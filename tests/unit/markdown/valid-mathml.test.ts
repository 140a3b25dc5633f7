import katex from 'katex';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { withValidMathml } from '../../../src/markdown/valid-mathml.ts';

const mathOf = (formula: string) =>
  parseHTML(`<body>${withValidMathml(katex.renderToString(formula))}</body>`).document.querySelector('math')!;
const names = (element: Element) => [...element.children].map(({ localName }) => localName);

describe('a function without an argument', () => {
  test.each([
    [String.raw`\lambda_{\max}`, 'msub', ['mi', 'mi']],
    [String.raw`\lambda_{\max}^2`, 'msubsup', ['mi', 'mi', 'mn']],
    [String.raw`x^{\log}`, 'msup', ['mi', 'mi']],
    [String.raw`\frac{\max}{2}`, 'mfrac', ['mi', 'mn']],
  ])('%s', (formula, element, expected) => {
    expect(names(mathOf(formula).querySelector(element)!)).toEqual(expected);
  });
});

test('a function with an argument is still applied to it', () => {
  expect(mathOf(String.raw`\log x`).querySelector('semantics')!.textContent).toContain('log\u2061x');
});

test('all else is left as it is, to the letter', () => {
  const set = katex.renderToString(String.raw`\theta \leftarrow \theta - \alpha z_{t < 1}`);
  expect(withValidMathml(set)).toBe(set);
});
