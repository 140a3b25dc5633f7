import { expect, test } from 'vitest';
import { withScriptsTogether } from '../../../src/integrations/scripts-together.ts';

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
