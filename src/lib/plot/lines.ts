/** The words above and below a panel. */
import { children, pixel, type Layer } from './canvas.ts';
import type { Line } from './panel.ts';
import { brokenLines, charactersIn } from './type.ts';

const heights = { words: 18, title: 24 };
const titleSize = 19;

interface Placed extends Line {
  /** Its baseline, from the top of all lines. */
  baseline: number;
}

const lineOf = (line: Line | string): Line => (typeof line === 'string' ? { text: line } : line);

/** Lines broken to a width, and how high they are together. */
export function linesIn(
  lines: readonly (Line | string)[],
  width: number,
): { lines: Placed[]; height: number } {
  let height = 0;
  const placed = lines.map(lineOf).flatMap((line) =>
    brokenTo(line, width).map((one): Placed => {
      height += line.isTitle ? heights.title : heights.words;
      return { ...one, baseline: height - 4 };
    }),
  );
  return { lines: placed, height };
}

/** A line with words at both ends is not broken; an empty one keeps its place. */
function brokenTo(line: Line, width: number): Line[] {
  if (line.end !== undefined || line.text === '') return [line];
  return brokenLines(line.text, charactersIn(width)).map((text) => ({ ...line, text }));
}

/** Draws lines from `top` down, between `left` and `right`. */
export function drawLines(
  layer: Layer,
  lines: readonly (Line | string)[],
  { left, right, top }: { left: number; right: number; top: number },
): void {
  const { lines: placed } = linesIn(lines, right - left);
  const texts = placed.flatMap(({ text, end, ...line }) => [
    {
      ...line,
      text,
      x: line.isCentred ? (left + right) / 2 : left,
      anchor: line.isCentred ? 'middle' : 'start',
    },
    ...(end === undefined ? [] : [{ ...line, text: end, x: right, anchor: 'end' }]),
  ]);
  children(layer, 'text', 'words', texts)
    .attr('x', ({ x }) => pixel(x))
    .attr('y', ({ baseline }) => pixel(top + baseline))
    .attr('text-anchor', ({ anchor }) => anchor)
    .attr(
      'fill',
      ({ color, isBold, isTitle }) => color ?? (isBold || isTitle ? 'var(--ink)' : 'var(--ink-soft)'),
    )
    .attr('font-weight', ({ isBold, isTitle }) => (isBold || isTitle ? 600 : null))
    .attr('font-size', ({ isTitle }) => (isTitle ? titleSize : null))
    .text(({ text }) => text);
}
