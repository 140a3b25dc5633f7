/** An empty drawing under a figure, for wide screens or for phones. */
import { wideWidth } from '../../plot/canvas.ts';

export function blankDrawing(page: Document, width: number, label: string): SVGElement {
  const svg = page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', width === wideWidth ? 'drawing wide' : 'drawing narrow');
  svg.setAttribute('width', String(width));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg;
}
