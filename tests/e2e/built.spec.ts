/** What the built files hold, without a browser: text in the fonts that were cut for it, figures whole without scripts. */
import { globSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'playwright/test';
import { bookCharacters, charactersSet, formulaCharacters } from '../../src/site/font-subset.ts';
import { dist } from './site.ts';
import { fileURLToPath } from 'node:url';

/** With this few marks a drawing would be empty. */
const fewMarks = 10;

const pages = globSync('**/*.html', { cwd: fileURLToPath(dist) }).map((file) => {
  const { document } = parseHTML(readFileSync(new URL(file, dist), 'utf8'));
  const unfinished = [...document.querySelectorAll('live-figure')]
    .filter(
      (figure) =>
        [...figure.querySelectorAll('svg.drawing')].filter(
          (drawing) => drawing.querySelectorAll('*').length > fewMarks,
        ).length < 2 || !figure.querySelector('figcaption')?.textContent.trim(),
    )
    .map((figure) => figure.getAttribute('data-id'));
  const formulas = [...document.querySelectorAll('.katex-html')].map((it) => it.outerHTML).join('');
  for (const element of document.querySelectorAll('.katex, code, script, style')) element.remove();
  return { file, unfinished, formulas, text: document.body.textContent };
});
const missing = (text: string, font: string) =>
  [...new Set(text)].filter((it) => !font.includes(it) && it !== '\n');

test('every character on a page is in the fonts that were cut for the book', () => {
  const characters = bookCharacters();
  for (const { file, text } of pages) expect(missing(text, characters), file).toEqual([]);
});

test('every character of a formula is in the fonts that were cut for the formulas', () => {
  const has = formulaCharacters();
  for (const { file, formulas } of pages) {
    const needs = charactersSet(formulas);
    expect([...missing(needs.italic, has.italic), ...missing(needs.other, has.other)], file).toEqual([]);
  }
  expect(has.italic).toMatch(/θ/);
  expect(has.other).toMatch(/∇/);
});

test('no page shows a straight quotation mark or apostrophe in its text', () => {
  for (const { file, text } of pages) expect(text.match(/.{0,30}["'].{0,30}/g) ?? [], file).toEqual([]);
});

test('every figure is drawn in the file itself, wide and narrow, and has its caption', () => {
  for (const { file, unfinished } of pages) expect(unfinished, file).toEqual([]);
});
