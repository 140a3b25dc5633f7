/** What a classifier of the plane has learnt: the two sides of its decision boundary, and the examples. */
import { child, pixel, type Layer } from './canvas.ts';
import { contourPaths, type Field } from './contours.ts';
import type { NumericScale } from './axis.ts';

interface Plane {
  x: NumericScale;
  y: NumericScale;
}

/** Colours of the classes, for points, regions and labels. */
export const classColors = ['var(--series-3)', 'var(--series-4)'] as const;

/** Share of a class's colour in its region, in percent; the rest is paper. */
const tint = 18;
const regionColor = (label: 0 | 1) => `color-mix(in oklab, ${classColors[label]} ${tint}%, var(--paper))`;

/**
 * Tints where `field`, a grid of logits, calls class 0 and where class 1, with the boundary (logit 0) between them.
 * A field that is nowhere or everywhere above 0 gets one colour and no line. Draw it inside a clip.
 */
export function boundary(parent: Layer, name: string, field: Field, { x, y }: Plane): void {
  const layer = child(parent, 'g', `boundary ${name}`);
  const [left, right] = [x(field.x[0]), x(field.x[1])];
  const [bottom, top] = [y(field.y[0]), y(field.y[1])];
  child(layer, 'rect', 'class-0')
    .attr('x', pixel(left))
    .attr('y', pixel(top))
    .attr('width', pixel(right - left))
    .attr('height', pixel(bottom - top))
    .attr('fill', regionColor(0));
  const [region] = contourPaths(field, [0], x, y);
  child(layer, 'path', 'class-1').attr('d', region!).attr('fill', regionColor(1));
  child(layer, 'path', 'line')
    .attr('d', withoutFrame(region!, { left, right, top, bottom }))
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.5)
    .attr('stroke-linejoin', 'round');
}

interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The outline of a region, without the pieces that only follow the frame it is cut off by. */
function withoutFrame(path: string, frame: Frame): string {
  return path
    .split('M')
    .slice(1)
    .map((ring) => innerPieces(ring.replace('Z', '').split('L').map(readCorner), frame))
    .join('');
}

const readCorner = (corner: string) => corner.split(',').map(Number) as [number, number];

function innerPieces(ring: readonly (readonly [number, number])[], frame: Frame): string {
  let pieces = '';
  let penDown = false;
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    if (onSameEdge(from, to, frame)) penDown = false;
    else {
      pieces += `${penDown ? '' : `M${from}`}L${to}`;
      penDown = true;
    }
  }
  return pieces;
}

/** Contours are rounded to a tenth of a pixel. */
const edgeTolerance = 0.06;

function onSameEdge(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  frame: Frame,
): boolean {
  const near = (a: number, b: number, edge: number) =>
    Math.abs(a - edge) < edgeTolerance && Math.abs(b - edge) < edgeTolerance;
  return (
    near(x0, x1, frame.left) ||
    near(x0, x1, frame.right) ||
    near(y0, y1, frame.top) ||
    near(y0, y1, frame.bottom)
  );
}

/**
 * The examples: class 0 as dots, class 1 as crosses, so that they can be told apart without colour too.
 * `inputs` is `[examples, 2]` row-major, `labels` `[examples]` of 0 and 1. One path per class keeps the drawing small.
 */
export function classPoints(
  parent: Layer,
  name: string,
  { inputs, labels }: { inputs: ArrayLike<number>; labels: ArrayLike<number> },
  { x, y, size = 5 }: Plane & { size?: number },
): void {
  const layer = child(parent, 'g', `examples ${name}`);
  const half = pixel(size / 2);
  const marks = ['', ''];
  for (let i = 0; i < labels.length; i++) {
    const [px, py] = [rounded(x(inputs[2 * i]!)), rounded(y(inputs[2 * i + 1]!))];
    if (labels[i]! < 0.5) marks[0] += `M${px},${py}h0`;
    else marks[1] += `M${rounded(px - half)},${py}h${size}m${-half},${-half}v${size}`;
  }
  child(layer, 'path', 'class-0')
    .attr('d', marks[0]!)
    .attr('stroke', classColors[0])
    .attr('stroke-width', size)
    .attr('stroke-linecap', 'round');
  child(layer, 'path', 'class-1')
    .attr('d', marks[1]!)
    .attr('stroke', classColors[1])
    .attr('stroke-width', 1.6);
}

const rounded = (value: number) => Math.round(value * 10) / 10;
