import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import katex from 'katex';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { formulaClasses } from '../../../src/site/font-subset.ts';
import { usedRules } from '../../../src/site/used-rules.ts';

const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.css'), 'utf8');
const formula = String.raw`\frac{\sum_{i=1}^n \sqrt{x_i}}{\left(\mathbf{W}\right)^2}`;

test('a rule that an element of the page matches is kept, one that none can match is not', () => {
  const { document } = parseHTML(`<main>${katex.renderToString(formula)}</main>`);
  const classes = new Set([...document.querySelectorAll('[class]')].flatMap((it) => [...it.classList]));
  const used = usedRules(css, classes);
  const selectorsOf = (sheet: string) =>
    [...sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{[^{}]*\}/g)]
      .flatMap(([, head]) => head!.split(','))
      .map((selector) => selector.trim())
      .filter((selector) => !selector.startsWith('@'));
  const kept = new Set(selectorsOf(used));
  const matched = selectorsOf(css).filter((selector) =>
    document.querySelector(selector.replace(/::?(before|after)\b/, '')),
  );
  expect(matched.length).toBeGreaterThan(20);
  for (const selector of matched) expect(kept).toContain(selector);
  expect(kept.size).toBeLessThan(selectorsOf(css).length / 2);
});

test('font faces are kept that a kept rule names', () => {
  const sheet =
    "@font-face{font-family:'A_1';src:url(a)}@font-face{font-family:B;src:url(b)}.x{font-family:A_1}.y{font-family:B}";
  expect(usedRules(sheet, new Set(['x']))).toBe(
    "@font-face{font-family:'A_1';src:url(a)}\n.x{font-family:A_1}",
  );
});

test('a sheet with blocks in blocks is refused', () => {
  expect(() => usedRules('@media print{.x{color:red}}', new Set())).toThrow('a block within a block');
});

test('the classes of the book’s formulas are those of inline and of displayed ones, and of MathML', () => {
  for (const name of ['katex', 'katex-display', 'katex-mathml', 'mathnormal', 'msupsub'])
    expect(formulaClasses()).toContain(name);
});
