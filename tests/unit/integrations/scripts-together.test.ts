import { expect, test } from 'vitest';
import { importedAlone, withScriptsTogether } from '../../../src/integrations/scripts-together.ts';

const figure = '<script type="module" src="/_astro/figure.js"></script>';
const value = '<script type="module">const $& = 1;</script>';
const plain = '<script>document.title</script>';
const page = (...body: string[]) => `<html><head><title>T</title></head><body>${body.join('')}</body></html>`;

test('a page is the same whichever figure brought the script', () => {
  const one = withScriptsTogether(page('<p>1</p>', figure, value, '<p>2</p>', plain));
  expect(withScriptsTogether(page(value, '<p>1</p><p>2</p>', figure, plain))).toBe(one);
  expect(one).toBe(
    `<html><head><title>T</title>${figure}${value}</head><body><p>1</p><p>2</p>${plain}</body></html>`,
  );
});

test('a page without modules stays as it is', () => {
  expect(withScriptsTogether(page(plain))).toBe(page(plain));
});

test('a file that only imports another gives way to the other, which is asked for once', () => {
  const stub = (name: string) => `<script type="module" src="/sub/_astro/${name}.js"></script>`;
  const stubs = new Map([
    ['value.js', 'figures.js'],
    ['task.js', 'figures.js'],
  ]);
  expect(withScriptsTogether(page(stub('value'), stub('task'), stub('search')), stubs)).toBe(
    `<html><head><title>T</title>${stub('figures')}${stub('search')}</head><body></body></html>`,
  );
});

test.each([
  ['import"./figures.DwRr3VhY.js";', 'figures.DwRr3VhY.js'],
  ["import './figures.js'\n", 'figures.js'],
  ['import{a}from"./figures.js";a();', undefined],
  ['import"./figures.js";start();', undefined],
  ['import"../elsewhere/figures.js";', undefined],
])('what %s only imports: %s', (module, imported) => {
  expect(importedAlone(module)).toBe(imported);
});
