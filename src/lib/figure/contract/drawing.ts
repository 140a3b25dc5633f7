/** A figure drawn: what its panels show at a result, on an `<svg>` of one of the two widths, and in words. */
import { wideWidth } from '../../plot/canvas.ts';
import { drawOn } from '../../plot/draw.ts';
import { inWords } from '../../plot/in-words.ts';
import { layoutOf, type Layout } from '../../plot/layout.ts';
import { readable } from '../../plot/read-out.ts';
import { drawingOf, type AnyFigure } from './define.ts';
import type { Settings } from './settings.ts';

/** Where everything in a drawing stands, and what its lines do, for those who do not see it. */
export interface Drawn extends Layout {
  inWords: string;
}

/** Draws `data` onto the element: 760 wide for wide screens, 360 for phones. `prefix` begins the ids inside. */
export function drawFigure(
  figure: AnyFigure,
  data: unknown,
  knobs: Settings,
  { svg, width, prefix }: { svg: Element; width: number; prefix: string },
): Drawn {
  const drawing = drawingOf(figure, data, knobs);
  return { ...drawOn(svg, drawing, width, prefix), inWords: inWords(drawing) };
}

/** How high its drawing is, of one of the two widths. */
export const drawnHeight = (figure: AnyFigure, data: unknown, knobs: Settings, width: number): number =>
  layoutOf(drawingOf(figure, data, knobs), width, '').height;

/** Whether values can be read off its drawing. */
export const canBeRead = (figure: AnyFigure, data: unknown, knobs: Settings): boolean =>
  readable(layoutOf(drawingOf(figure, data, knobs), wideWidth, '')).length > 0;

/** What the drawing's lines do, in words. */
export const toldInWords = (figure: AnyFigure, data: unknown, knobs: Settings): string =>
  inWords(drawingOf(figure, data, knobs));
