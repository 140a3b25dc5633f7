/** A figure drawn: what its panels show at a result, on an `<svg>` of one of the two widths. */
import { canvasOn } from '../../charts/canvas.ts';
import { drawOn } from '../../plot/draw.ts';
import { wideWidth } from '../../plot/canvas.ts';
import { layoutOf, type Layout } from '../../plot/layout.ts';
import { readable } from '../../plot/read-out.ts';
import { drawingOf, type AnyFigure } from './define.ts';
import type { Settings } from './settings.ts';

/**
 * Draws `data` onto the element: 760 wide for wide screens, 360 for phones. `prefix` begins the ids inside. Returns where
 * everything stands; null for a figure without panels.
 */
export function drawFigure(
  figure: AnyFigure,
  data: unknown,
  knobs: Settings,
  { svg, width, prefix }: { svg: Element; width: number; prefix: string },
): Layout | null {
  if (figure.panels) return drawOn(svg, drawingOf(figure, data, knobs), width, prefix);
  figure.draw!(data, canvasOn(svg, { width, height: figure.height!(width) }, prefix), knobs);
  return null;
}

/** Whether values can be read off its drawing. */
export const canBeRead = (figure: AnyFigure, data: unknown, knobs: Settings): boolean =>
  readable(layoutOf(drawingOf(figure, data, knobs), wideWidth, '')).length > 0;
