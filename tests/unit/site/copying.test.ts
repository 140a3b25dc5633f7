import katex from 'katex';
import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { copyForUse } from '../../../src/site/copying.ts';

/** What is on the clipboard after all of `html` was copied, by type; empty where the browser is left to do it. */
function copied(html: string): Record<string, string> {
  const { document, Element, Event } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  vi.stubGlobal('Element', Element);
  const whole = document.body.firstElementChild!;
  const range = {
    commonAncestorContainer: whole,
    cloneContents: () => whole.cloneNode(true),
  };
  const selection = { rangeCount: 1, getRangeAt: () => range, toString: () => whole.textContent };
  document.getSelection = () => selection as unknown as Selection;
  copyForUse(document);
  const clipboard: Record<string, string> = {};
  const clipboardData = { setData: (type: string, data: string) => (clipboard[type] = data) };
  document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
  vi.unstubAllGlobals();
  return clipboard;
}

test('a formula is copied once, in its line', () => {
  const html = `<p>The limit ${katex.renderToString(String.raw`2/\lambda_n`)} is\n near.</p>`;
  expect(copied(html)).toEqual({ 'text/plain': 'The limit 2/λn is near.' });
});

test('numbers of a table have hyphens, and only they', () => {
  expect(copied('<table><tbody><tr><td>−0.5</td><td>a − b</td></tr></tbody></table>')['text/plain']).toBe(
    '-0.5a − b',
  );
});

test('what has neither is the browser’s', () => {
  expect(copied('<p>Minus −1 in a sentence.</p>')).toEqual({});
});
