import { children, pixel, type Layer } from '../canvas.ts';
import { placeIn, type Frame, type Mark, type MarkOptions, type Point } from '../mark.ts';
import { boldWeight, brokenLines, charactersIn, middleToBaseline, wordsPitch } from '../type.ts';

type Side = 'right' | 'left' | 'above' | 'below' | 'centre';

export interface WordsOptions extends Partial<MarkOptions> {
  at: Point;
  /** Of several wordings the first that fits `between`, else the last. */
  text: string | readonly string[];
  /** Where the words stand, seen from the point. Default: right. */
  side?: Side;
  /** Of words above or below: what of them stands over the point. Default: their middle. */
  anchor?: 'start' | 'middle' | 'end';
  /** From the point to the words: enough to clear a dot, or a handle. */
  clear?: 'dot' | 'ring' | 'handle';
  isBold?: boolean;
  /** Broken into lines of so many characters. */
  characters?: number;
  /** Broken so that they fit between two places along the horizontal axis. */
  between?: readonly [from: number, to: number];
  /** For words that need room: on phones they are a line above the panel. */
  isAboveOnPhones?: boolean;
}

/** From the top of a letter to its baseline. */
const letterHeight = 12;
const clearance = { dot: 8, ring: 14, handle: 18 };

/** Words at a point. */
export const words = (options: WordsOptions): Mark => {
  const { className, text, color = 'var(--ink)', isBold, isAboveOnPhones = false } = options;
  return {
    kind: 'text',
    className,
    isOver: true,
    ...(isAboveOnPhones && { aboveOnPhones: { text: wordingsOf(text)[0]!, color, isBold } }),
    draw: (layer, frame) => drawWords(layer, frame, options),
  };
};

function drawWords(layer: Layer, frame: Frame, options: WordsOptions): void {
  const {
    at,
    text,
    side = 'right',
    anchor = 'middle',
    clear = 'dot',
    color = 'var(--ink)',
    isBold,
  } = options;
  const { characters = Infinity, between } = options;
  const [x, y] = placeIn(frame, at);
  const away = clearance[clear];
  const across = side === 'right' ? away : side === 'left' ? -away : 0;
  const fitting = between ? charactersIn(widthBetween(between, frame) - Math.abs(across)) : Infinity;
  const lines = linesOf(wordingsOf(text), Math.min(characters, fitting));
  const first = firstBaseline(side, away, (lines.length - 1) * wordsPitch);
  children(layer, 'text', 'words', lines)
    .attr('x', pixel(x + across))
    .attr('y', (_, i) => pixel(y + first + i * wordsPitch))
    .attr('text-anchor', side === 'right' ? 'start' : side === 'left' ? 'end' : anchor)
    .attr('fill', color)
    .attr('font-weight', isBold ? boldWeight : null)
    .text(String);
}

/** From the point down to the baseline of the first line; the last is `height` below it. */
const firstBaseline = (side: Side, away: number, height: number): number =>
  ({
    right: middleToBaseline,
    left: middleToBaseline,
    centre: middleToBaseline - height / 2,
    above: -away - height,
    below: away + letterHeight,
  })[side];

const widthBetween = ([from, to]: readonly [number, number], { x }: Frame) => Math.abs(x(to) - x(from));

const wordingsOf = (text: WordsOptions['text']) => (typeof text === 'string' ? [text] : text);

/** The first wording that fits into a line of so many characters; if none does, the last, broken. */
function linesOf(wordings: readonly string[], characters: number): string[] {
  const text = wordings.find(({ length }) => length <= characters) ?? wordings.at(-1)!;
  return Number.isFinite(characters) ? brokenLines(text, characters) : [text];
}
