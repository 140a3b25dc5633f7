/** Formulas on one line. */
import { children, type Layer } from './canvas.ts';
import { widthOf } from './type.ts';

const rise = 4;
const superscriptSize = 12;

/** Fills a `<text>` with a formula: what stands in `^{…}` is raised, as in `γ^{epoch}`. */
export function fillWithFormula(text: Layer, formula: string): void {
  const parts = raisedParts(formula);
  children(text, 'tspan', 'part', parts)
    .attr('dy', ({ raised }, i) => shift(raised, parts[i - 1]?.raised ?? false))
    .attr('font-size', ({ raised }) => (raised ? superscriptSize : null))
    .text((part) => part.text);
}

export const widthOfFormula = (formula: string): number =>
  widthOf(
    raisedParts(formula)
      .map(({ text }) => text)
      .join(''),
  );

/** How far a part's baseline is from that of the part before it; null where they are the same. */
function shift(raised: boolean, raisedBefore: boolean): number | null {
  if (raised === raisedBefore) return null;
  return raised ? -rise : rise;
}

/** `a^{b}c` as a, b raised, c. */
export function raisedParts(text: string): { text: string; raised: boolean }[] {
  return text
    .split(/\^\{([^}]*)\}/)
    .map((part, i) => ({ text: part, raised: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
