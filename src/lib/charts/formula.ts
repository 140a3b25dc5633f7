/** A formula on one line, for a label. */
import { children, type Layer } from './canvas.ts';
import { words, type PixelPoint } from './marks.ts';

const rise = 4;
const superscriptSize = 12;

/** Like `words`, with superscripts: what stands in `^{…}` is raised, as in `γ^{epoch}`. */
export function formula(
  parent: Layer,
  name: string,
  text: string,
  at: PixelPoint,
  options: Parameters<typeof words>[4] = {},
): void {
  const parts = raisedParts(text);
  const label = words(parent, name, '', at, options);
  children(label, 'tspan', 'part', parts)
    .attr('dy', ({ raised }, i) => shift(raised, parts[i - 1]?.raised ?? false))
    .attr('font-size', ({ raised }) => (raised ? superscriptSize : null))
    .text((part) => part.text);
}

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
