/** The figure's drawing as a string, made at build time on a document without a browser. */
import { parseHTML } from 'linkedom';
import { narrowWidth, wideWidth } from '../../plot/canvas.ts';
import type { AnyFigure } from '../contract/define.ts';
import { drawFigure } from '../contract/drawing.ts';
import { drawingId } from '../contract/drawing-id.ts';
import type { Settings } from '../contract/settings.ts';

/** Both drawings of a figure: for wide screens and for phones. `id` is the figure's name on the page. */
export function renderDrawings(figure: AnyFigure, data: unknown, knobs: Settings, id: string): string {
  return [wideWidth, narrowWidth].map((width) => renderDrawing(figure, data, knobs, id, width)).join('');
}

function renderDrawing(figure: AnyFigure, data: unknown, knobs: Settings, id: string, width: number): string {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = document.querySelector('svg')!;
  dressDrawing(svg, figure, id, width);
  drawFigure(figure, data, knobs, { svg, width, prefix: drawingId(id, width) });
  return svg.outerHTML;
}

function dressDrawing(svg: Element, figure: AnyFigure, id: string, width: number): void {
  svg.setAttribute('class', width === wideWidth ? 'drawing wide' : 'drawing narrow');
  // Style sheets know nothing of it: for reader views, which have none and would show both.
  if (width === narrowWidth) svg.setAttribute('hidden', '');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', figure.title);
  svg.setAttribute('aria-describedby', `${id}-description`);
}
