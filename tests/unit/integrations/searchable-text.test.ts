import katex from 'katex';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { searchableText } from '../../../src/integrations/searchable-text.ts';

const textOf = (main: string) =>
  parseHTML(searchableText(`<!doctype html><html><body><main>${main}</main></body></html>`))
    .document.querySelector('main')!
    .textContent!.replaceAll(/\s+/g, ' ')
    .trim();
const formula = (source: string) => textOf(katex.renderToString(source));

test.each([
  ['\\beta', 'β'],
  ['\\alpha_0', 'α₀'],
  ['\\lambda_n/\\lambda_1', 'λ_n/λ₁'],
  ['10^{-3}', '10^−3'],
  ["f'(x)", 'f′(x)'],
  ['\\beta = 0', 'β = 0'],
  ['\\frac{1}{2}', '…'],
  ['\\sqrt{\\kappa}', '…'],
])('the formula %s reads %s', (source, text) => {
  expect(formula(source)).toBe(text);
});

test('what a figure shows is left out, what its caption says stays', () => {
  const figure =
    '<figure><svg><text>0.1</text></svg><form><button>Play</button></form>' +
    '<figcaption>It <b>converges</b>.</figcaption><p class="afterwards">Holds.</p></figure>';
  expect(textOf(figure)).toBe('It converges.');
});

test('lines of the bibliography are words apart', () => {
  expect(textOf('<ul class="bibliography"><li><span>Goh 2017</span><strong>Why</strong></li></ul>')).toBe(
    'Goh 2017 Why',
  );
});
