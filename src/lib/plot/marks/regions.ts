import { outlines } from '../looks.ts';
import { child, pixel, type Layer } from '../canvas.ts';
import { regionColors } from '../colors.ts';
import { contourPaths, fieldAt, type Field } from '../field.ts';
import type { Frame, Mark } from '../mark.ts';

/**
 * What a classifier of the plane has learnt: tints where `field`, a grid of logits, calls class 0 and where class 1,
 * with the decision boundary (logit 0) between them. A field that is nowhere or everywhere above 0 gets one colour and
 * no line.
 */
export const regions = ({ field }: { field: Field }): Mark => ({
  kind: 'regions',
  draw: (layer, frame) => drawRegions(layer, frame, field),
  plane: { label: 'logit', valueAt: (x, y) => fieldAt(field, x, y) },
});

function drawRegions(layer: Layer, { x, y }: Frame, field: Field): void {
  const edges = { left: x(field.x[0]), right: x(field.x[1]), bottom: y(field.y[0]), top: y(field.y[1]) };
  child(layer, 'rect', 'class-0')
    .attr('x', pixel(edges.left))
    .attr('y', pixel(edges.top))
    .attr('width', pixel(edges.right - edges.left))
    .attr('height', pixel(edges.bottom - edges.top))
    .attr('fill', regionColors[0]);
  const [region] = contourPaths(field, [0], x, y);
  child(layer, 'path', 'class-1').attr('d', region!).attr('fill', regionColors[1]);
  child(layer, 'path', 'line')
    .attr('d', withoutEdges(region!, edges))
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', outlines.boundary)
    .attr('stroke-linejoin', 'round');
}

interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type Corner = readonly [number, number];

/** The outline of a region, without the pieces that only follow the edges that it is cut off by. */
function withoutEdges(path: string, edges: Edges): string {
  return path
    .split('M')
    .slice(1)
    .map((ring) => innerPieces(ring.replace('Z', '').split('L').map(readCorner), edges))
    .join('');
}

const readCorner = (corner: string) => corner.split(',').map(Number) as [number, number];

function innerPieces(ring: readonly Corner[], edges: Edges): string {
  let pieces = '';
  let penDown = false;
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    if (onSameEdge(from, to, edges)) penDown = false;
    else {
      pieces += `${penDown ? '' : `M${from}`}L${to}`;
      penDown = true;
    }
  }
  return pieces;
}

/** Contours are rounded to a tenth of a pixel. */
const edgeTolerance = 0.06;

function onSameEdge([x0, y0]: Corner, [x1, y1]: Corner, { left, right, top, bottom }: Edges): boolean {
  const near = (a: number, b: number, edge: number) =>
    Math.abs(a - edge) < edgeTolerance && Math.abs(b - edge) < edgeTolerance;
  return near(x0, x1, left) || near(x0, x1, right) || near(y0, y1, top) || near(y0, y1, bottom);
}
