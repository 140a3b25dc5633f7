/** Lines, points, arrows and words. */
import { child, children, pixel, type Layer } from './canvas.ts';

export type PixelPoint = readonly [x: number, y: number];

/** A polyline through `points` (pixels). `color` is a CSS colour, usually one of the book's variables. */
export function line(
  parent: Layer,
  name: string,
  points: readonly PixelPoint[],
  { color, width = 2, dashes, opacity }: { color: string; width?: number; dashes?: string; opacity?: number },
): Layer {
  return child(parent, 'path', `line ${name}`)
    .attr('d', pathThrough(points))
    .attr('fill', 'none')
    .attr('stroke', color)
    .attr('stroke-width', width)
    .attr('stroke-linejoin', 'round')
    .attr('stroke-linecap', 'round')
    .attr('stroke-dasharray', dashes ?? null)
    .attr('stroke-opacity', opacity ?? null);
}

/** Empty for no points: an attribute that comes and goes would change its place among the others. */
export function pathThrough(points: readonly PixelPoint[]): string {
  if (points.length === 0) return '';
  return `M${points.map(([x, y]) => `${pixel(x)},${pixel(y)}`).join('L')}`;
}

/** Filled dots at `points`. */
export function dots(
  parent: Layer,
  name: string,
  points: readonly PixelPoint[],
  {
    color,
    radius = 2.5,
    stroke,
  }: { color: string | ((index: number) => string); radius?: number; stroke?: string },
): void {
  children(child(parent, 'g', `dots ${name}`), 'circle', 'dot', points)
    .attr('cx', ([x]) => pixel(x))
    .attr('cy', ([, y]) => pixel(y))
    .attr('r', radius)
    .attr('fill', (_, i) => (typeof color === 'string' ? color : color(i)))
    .attr('stroke', stroke ?? null);
}

/** Words at a point, with a halo of paper so that they stay readable over lines. */
export function words(
  parent: Layer,
  name: string,
  text: string,
  [x, y]: PixelPoint,
  {
    anchor = 'start',
    color = 'var(--ink)',
    weight,
  }: { anchor?: 'start' | 'middle' | 'end'; color?: string; weight?: number } = {},
): Layer {
  return child(parent, 'text', `words ${name}`)
    .attr('x', pixel(x))
    .attr('y', pixel(y))
    .attr('text-anchor', anchor)
    .attr('fill', color)
    .attr('font-weight', weight ?? null)
    .text(text);
}

/** The red × of a run that diverged. An empty list removes it. */
export function crosses(parent: Layer, name: string, points: readonly PixelPoint[], size = 6): void {
  children(child(parent, 'g', `crosses ${name}`), 'path', 'cross', points)
    .attr(
      'd',
      ([x, y]) =>
        `M${pixel(x - size)},${pixel(y - size)}l${2 * size},${2 * size}m0,${-2 * size}l${-2 * size},${2 * size}`,
    )
    .attr('fill', 'none')
    .attr('stroke', 'var(--bad)')
    .attr('stroke-width', 2.5);
}

/** Straight arrows from point to point, heads in proportion. */
export function arrows(
  parent: Layer,
  name: string,
  points: readonly PixelPoint[],
  { color, width = 2 }: { color: string; width?: number },
): void {
  const steps = points.slice(1).map((to, i) => [points[i]!, to] as const);
  children(child(parent, 'g', `arrows ${name}`), 'path', 'arrow', steps)
    .attr('d', ([from, to]) => arrowPath(from, to))
    .attr('fill', color)
    .attr('stroke', color)
    .attr('stroke-width', width)
    .attr('stroke-linejoin', 'round');
}

/** A shaft with a barbed head no longer than the shaft itself. */
function arrowPath([x0, y0]: PixelPoint, [x1, y1]: PixelPoint): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return '';
  const head = Math.min(9, 0.6 * length);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - head * ux, y1 - head * uy];
  const barb = 0.42 * head;
  return `M${pixel(x0)},${pixel(y0)}L${pixel(bx)},${pixel(by)}M${pixel(bx - barb * uy)},${pixel(by + barb * ux)}L${pixel(x1)},${pixel(y1)}L${pixel(bx + barb * uy)},${pixel(by - barb * ux)}Z`;
}
