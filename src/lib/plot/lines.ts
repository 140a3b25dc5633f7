/** The words above and below a panel. */
import { children, pixel, type Layer } from './canvas.ts';
import type { Caption } from './panel.ts';
import { boldWeight, brokenLines, charactersIn, widthOf, wordsPitch } from './type.ts';

/** Of a larger type. */
const title = { size: 19, pitch: 24 };
/** From the baseline of a line down to the next line's letters. */
const belowBaseline = 4;

interface Placed extends Caption {
  /** Its baseline, from the top of all lines. */
  baseline: number;
}

const lineOf = (line: Caption | string): Caption => (typeof line === 'string' ? { text: line } : line);

/** Lines broken to a width, and how high they are together. */
export function linesIn(
  lines: readonly (Caption | string)[],
  width: number,
): { lines: Placed[]; height: number } {
  let height = 0;
  const placed = lines.map(lineOf).flatMap((line) =>
    brokenTo(line, width).map((one): Placed => {
      height += line.isTitle ? title.pitch : wordsPitch;
      return { ...one, baseline: height - belowBaseline };
    }),
  );
  return { lines: placed, height };
}

/** The first of several wordings that fits into a width, else the last. */
function fitting(wordings: Caption['end'], width: number): string | undefined {
  if (wordings === undefined || typeof wordings === 'string') return wordings;
  return wordings.find((one) => widthOf(one) <= width) ?? wordings.at(-1);
}

/** A line with words at both ends is not broken; an empty one keeps its place. */
function brokenTo(line: Caption, width: number): Caption[] {
  if (line.end !== undefined || line.text === '') return [line];
  return brokenLines(line.text, charactersIn(width)).map((text) => ({ ...line, text }));
}

/** Draws lines from `top` down, between `left` and `right`. */
export function drawLines(
  layer: Layer,
  lines: readonly (Caption | string)[],
  { left, right, top }: { left: number; right: number; top: number },
): void {
  const texts = linesIn(lines, right - left).lines.flatMap((line) => textsOf(line, left, right));
  children(layer, 'text', 'words', texts)
    .attr('x', ({ x }) => pixel(x))
    .attr('y', ({ baseline }) => pixel(top + baseline))
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr('fill', ({ color }) => color)
    .attr('font-weight', ({ isBold }) => (isBold ? boldWeight : null))
    .attr('font-size', ({ isTitle }) => (isTitle ? title.size : null))
    .text(({ text }) => text);
}

/** A line's words, and those at its other end. */
function textsOf(line: Placed, left: number, right: number) {
  const { text, baseline, isTitle = false, isCentred } = line;
  const isBold = line.isBold ?? isTitle;
  const color = line.color ?? (isBold ? 'var(--ink)' : 'var(--ink-soft)');
  const [x, anchor] = isCentred ? [(left + right) / 2, 'middle'] : [left, 'start'];
  const first = { text, x, anchor, baseline, color, isBold, isTitle };
  const end = fitting(line.end, right - left - widthOf(text, isBold ? 'bold' : 'label'));
  if (end === undefined) return [first];
  return [
    first,
    { ...first, text: end, x: right, anchor: 'end', isBold: false, color: line.endColor ?? color },
  ];
}
