import { expect, test } from 'vitest';
import { asChapter } from '../../../src/book/whole-book.ts';

const momentum = (html: string) =>
  asChapter(html, { lesson: 'momentum', lessons: ['momentum', 'resources'], base: '/tuning/' });

test('names are the chapter’s own, and what refers to them follows', () => {
  expect(momentum('<h2 id="theory">Theory</h2><p aria-labelledby="theory note"></p>')).toBe(
    '<h3 id="momentum--theory">Theory</h3><p aria-labelledby="momentum--theory momentum--note"></p>',
  );
  expect(momentum('<g clip-path="url(#map-clip)"></g>')).toBe('<g clip-path="url(#momentum--map-clip)"></g>');
});

test.each([
  ['#theory', '#momentum--theory'],
  ['../resources/', '#resources'],
  ['../resources/#ref-goh-2017', '#resources--ref-goh-2017'],
  ['/tuning/resources/#ref-goh-2017', '#resources--ref-goh-2017'],
  ['/tuning/figures/momentum/', '/tuning/figures/momentum/'],
  ['../figures/', '/tuning/figures/'],
  ['?momentum.beta=0.5', '/tuning/momentum/?momentum.beta=0.5'],
  ['https://doi.org/10.1/2?a=1&amp;b=2#x', 'https://doi.org/10.1/2?a=1&amp;b=2#x'],
])('a link to %s leads to %s', (href, address) => {
  expect(momentum(`<a href="${href}"></a>`)).toBe(`<a href="${address}"></a>`);
});

test('of a figure the wide drawing and the caption stay, and nothing that moves', () => {
  const figure =
    '<live-figure class="figure"><svg class="drawing wide"><path d="M0 0"></path></svg>' +
    '<svg role="group" class="drawing narrow"><path></path></svg>' +
    '<form class="controls"><button>Play</button></form><figcaption>So.</figcaption>' +
    '<p><button type="button">Check</button></p></live-figure><script type="module">import "x"</script>';
  expect(momentum(figure)).toBe(
    '<div class="figure"><svg class="drawing wide"><path d="M0 0" /></svg>' +
      '<figcaption>So.</figcaption><p></p></div>',
  );
});

test('text that looks like an attribute stays text, and what is escaped stays so', () => {
  expect(momentum('<p title="a &amp;lt; b" data-of="&quot;&amp;&quot;"></p>')).toBe(
    '<p title="a &amp;lt; b" data-of="&quot;&amp;&quot;"></p>',
  );
  expect(momentum('<code>a &lt; b id="x"</code>')).toBe('<code>a &lt; b id="x"</code>');
  expect(momentum('<p title="a > b" id="x"></p>')).toBe('<p title="a > b" id="momentum--x"></p>');
});

test('what a lesson folds away is open', () => {
  const html = momentum('<details class="more"><summary>Why</summary><p>So.</p></details>');
  expect(html).toMatch(/<details open\b/);
});
