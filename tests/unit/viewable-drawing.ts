/** A figure's drawing as a picture of its own: in light colours, with the looks that the book's style sheet gives it. */
import { readFileSync } from 'node:fs';
import { DOMParser } from 'linkedom';
import { lightTokens, resolveColours } from '../../src/integrations/light-colours.ts';
import { plainColour } from '../../src/lib/plot/plain-colour.ts';

const sheet = (name: string) =>
  readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8');
const tokens = lightTokens(sheet('tokens'));

/** Rules for parts of a drawing, `.figure svg .words { … }`; what a reader does with them is none of the picture's. */
const rules = [...sheet('figure').matchAll(/^\.figure svg( [^{:]+)? \{([^}]*)\}/gm)].map(
  ([, selector, declarations]) => ({
    selector: selector?.trim(),
    looks: [...declarations!.matchAll(/([\w-]+): ([^;]+);/g)].map(
      ([, name, value]) => [name!, value!] as const,
    ),
  }),
);

/** What an element takes from a style sheet as an attribute just as well. */
const attributes = /^(fill|stroke|paint-order|font-size)/;

const fonts = {
  'font-family': '"Source Sans 3", Arial, Helvetica, "DejaVu Sans", sans-serif',
  'font-size': '13px',
};

/** @param svg As `drawOn` makes it: colours by their names in tokens.css, looks by class. */
export function viewable(svg: string): string {
  const page = new DOMParser().parseFromString(resolveColours(svg, tokens), 'image/svg+xml');
  const root = page.documentElement;
  for (const [name, value] of Object.entries(fonts)) root.setAttribute(name, value);
  for (const { selector, looks } of rules)
    for (const element of selector ? root.querySelectorAll(selector) : [root])
      for (const [name, value] of looks)
        if (attributes.test(name)) element.setAttribute(name, resolveColours(value, tokens));
  for (const element of [root, ...root.querySelectorAll('*')]) {
    element.removeAttribute('class');
    for (const name of ['fill', 'stroke']) paint(element, name);
  }
  const paper = page.createElement('rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: tokens.get('--paper')! }))
    paper.setAttribute(name, resolveColours(value, tokens));
  root.prepend(paper);
  return root.toString();
}

function paint(element: Element, name: string): void {
  const value = element.getAttribute(name);
  if (value === null) return;
  const { colour, opacity } = plainColour(value);
  element.setAttribute(name, colour);
  if (opacity === 1) return;
  const own = Number(element.getAttribute(`${name}-opacity`) ?? 1);
  element.setAttribute(`${name}-opacity`, String(opacity * own));
}
