/** Words that need more than one line. SVG does not break lines, and nothing is measured: lines have a number of characters. */
import { child, children, pixel, type Layer } from './canvas.ts';
import type { PixelPoint } from './marks.ts';

const lineHeight = 18;

export interface ParagraphOptions {
  /** Characters that fit on a line. */
  characters: number;
  anchor?: 'start' | 'middle' | 'end';
  color?: string;
}

/** `text` in lines of at most `characters`, the first line's baseline at the point. */
export function paragraph(
  parent: Layer,
  name: string,
  text: string,
  [x, y]: PixelPoint,
  { characters, anchor = 'start', color = 'var(--ink)' }: ParagraphOptions,
): void {
  children(child(parent, 'g', `paragraph ${name}`), 'text', 'words', brokenLines(text, characters))
    .attr('x', pixel(x))
    .attr('y', (_, i) => pixel(y + i * lineHeight))
    .attr('text-anchor', anchor)
    .attr('fill', color)
    .text(String);
}

/** Breaks at spaces, as late as possible; a word longer than a line stands alone on its own. */
export function brokenLines(text: string, characters: number): string[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + 1 + word.length > characters) return [...lines, word];
      return [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}
