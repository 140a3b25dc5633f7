import { children, pixel } from '../canvas.ts';
import { placeIn, type Mark, type Point } from '../mark.ts';
import { brokenLines } from '../type.ts';

type Side = 'right' | 'left' | 'above' | 'below' | 'centre';

export interface WordsOptions {
  at: Point;
  text: string;
  /** Where the words stand, seen from the point. Default: right. */
  side?: Side;
  /** Of words above or below: what of them stands over the point. Default: their middle. */
  anchor?: 'start' | 'middle' | 'end';
  /** From the point to the words: enough to clear a dot, or a handle. */
  clear?: 'dot' | 'ring' | 'handle';
  color?: string;
  isBold?: boolean;
  /** Broken into lines of so many characters. */
  characters?: number;
  /** Cut off at the panel's edge. Default: not. */
  isInside?: boolean;
}

const lineHeight = 18;
const clearance = { dot: 8, ring: 14, handle: 18 };
/** From the middle of a line of words to its baseline. */
const drop = 4;

/** Words at a point. */
export const words = ({
  at,
  text,
  side = 'right',
  anchor = 'middle',
  clear = 'dot',
  color = 'var(--ink)',
  isBold,
  characters = Infinity,
  isInside = false,
}: WordsOptions): Mark => ({
  kind: 'text',
  isOver: !isInside,
  draw: (layer, frame) => {
    const [x, y] = placeIn(frame, at);
    const lines = Number.isFinite(characters) ? brokenLines(text, characters) : [text];
    const away = clearance[clear];
    const across = side === 'right' ? away : side === 'left' ? -away : 0;
    const height = (lines.length - 1) * lineHeight;
    const first = {
      right: drop,
      left: drop,
      centre: drop - height / 2,
      above: -away - height,
      below: away + 12,
    }[side];
    children(layer, 'text', 'words', lines)
      .attr('x', pixel(x + across))
      .attr('y', (_, i) => pixel(y + first + i * lineHeight))
      .attr('text-anchor', side === 'right' ? 'start' : side === 'left' ? 'end' : anchor)
      .attr('fill', color)
      .attr('font-weight', isBold ? 600 : null)
      .text(String);
  },
});
