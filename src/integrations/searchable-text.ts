/** What of a page is searched, and shown as an excerpt: its sentences, with formulas as plain text where they can be. */
import { parseHTML } from 'linkedom';

/** Drawings, controls and signposts: nothing that a sentence says. */
const left = [
  'script, style, svg, form:not(.libraries), button, nav, .visually-hidden',
  '.afterwards, .seed-check, .formulas, .heading-anchor',
  '.toc-details, .lesson-part, .symbol, .book-part',
].join(', ');

/** Inline elements that a style sheet sets apart. */
const apart = '.bibliography li > *, .margin-note';

/** @param html A built page. What is returned is a page too, with the `<main>` of the first. */
export function searchableText(html: string): string {
  const main = parseHTML(html).document.querySelector('main')!;
  for (const element of main.querySelectorAll('.katex')) element.replaceWith(formulaText(element));
  for (const element of main.querySelectorAll(left)) element.remove();
  for (const element of main.querySelectorAll(apart)) {
    element.before(' ');
    element.after(' ');
  }
  return `<!doctype html><html lang="en"><body>${main.outerHTML}</body></html>`;
}

/** MathML that reads from left to right. */
const linear = ['mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'mstyle', 'mpadded', 'mphantom'];
const joined: Record<string, string> = { msub: '_', msup: '^' };

/** A formula of KaTeX's as a reader would type it, `θ ← θ − α z`; `…` for what has no such form, as fractions. */
function formulaText(katex: Element): string {
  const presentation = katex.querySelector('semantics')?.firstElementChild;
  return (presentation && linearText(presentation)) ?? '…';
}

function linearText(node: Element): string | undefined {
  const name = node.localName.toLowerCase();
  const children = [...node.children];
  const sign = joined[name];
  if (!sign && !linear.includes(name)) return undefined;
  if (children.length === 0) return spaced(name, node.textContent ?? '');
  const parts = children.map(linearText);
  return parts.includes(undefined) ? undefined : short(parts.join(sign ?? ''));
}

/** `f^′` → f′, `α_0` → α₀: there are characters for these; and a sign stands close to its number. */
const short = (text: string) =>
  text
    .replaceAll('^′', '′')
    .replaceAll('^ − ', '^−')
    .replaceAll(/_(\d)(?!\d)/g, (_, digit) => String.fromCodePoint(0x2080 + Number(digit)));

/** Relations and sums are set with air; brackets and commas are not. */
const spaced = (name: string, text: string) =>
  name === 'mo' && /^[=<>≤≥≈≠←→+−·∈∼]$/.test(text) ? ` ${text} ` : text;
