import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { withPolicy } from '../../../../src/site/security/meta-tag.ts';

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

function directives(html: string): Map<string, string[]> {
  const tag = parseHTML(html).document.querySelector('meta[http-equiv=Content-Security-Policy]')!;
  return new Map(
    tag
      .getAttribute('content')!
      .split('; ')
      .map((directive) => {
        const [name, ...sources] = directive.split(' ');
        return [name!, sources];
      }),
  );
}
const hashes = (html: string, directive: string) =>
  directives(html)
    .get(directive)!
    .filter((source) => source.startsWith("'sha256-"));

test('an inline script is allowed by the hash the standard gives for it', () => {
  // The example of the Content Security Policy standard.
  const html = withPolicy(page("<script>alert('Hello, world.');</script>"), 'index.html');
  expect(hashes(html, 'script-src')).toEqual(["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]);
});

test('code wherever it stands is found; what is loaded, data and empty needs no hash', () => {
  const html = withPolicy(
    page(
      '<script type="module" src="/a.js"></script><script type="application/ld+json">{"a":1}</script><style>a{b:c}</style>',
      '<svg><style media="print">d{e:f}</style></svg><script\n type="module">g()</script><script></script>',
    ),
    'index.html',
  );
  expect(hashes(html, 'script-src')).toHaveLength(1);
  expect(hashes(html, 'style-src')).toHaveLength(2);
});

test('the policy comes before anything it is about, and allows no other host, no eval and no inline code', () => {
  const html = withPolicy(page('<script>a()</script>'), 'index.html');
  const head = parseHTML(html).document.head;
  expect([...head.children].map(({ tagName }) => tagName).slice(0, 2)).toEqual(['META', 'META']);
  expect(head.children[1]!.getAttribute('http-equiv')).toBe('Content-Security-Policy');
  const policy = directives(html);
  expect(policy.get('default-src')).toEqual(["'none'"]);
  const unlike = [...policy]
    .filter(([name]) => name !== 'style-src-attr')
    .flatMap(([, sources]) => sources)
    .filter((source) => !/^(blob:|'(none|self|wasm-unsafe-eval|sha256-[\w+/]+=*)')$/.test(source));
  expect(unlike).toEqual([]);
});

test('frames are for pages that have some, and for the book’s own pages in them', () => {
  const withFrame = page('<iframe src="/embed/momentum/" title="Momentum"></iframe>');
  expect(directives(withPolicy(withFrame, 'index.html')).get('frame-src')).toEqual(["'self'"]);
  const told = page('<pre>&lt;iframe src="https://example.org/"></pre>');
  expect(directives(withPolicy(told, 'index.html')).has('frame-src')).toBe(false);
});

test('a page without a place for the policy is named', () => {
  expect(() => withPolicy('<html><head><title>A</title></head></html>', 'a/index.html')).toThrow(
    /^a\/index\.html: /,
  );
});
