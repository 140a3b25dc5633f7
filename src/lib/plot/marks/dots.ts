import { childIf, children, pixel, type Layer } from '../canvas.ts';
import { sizes, type Size } from '../looks.ts';
import type { Frame, Mark, MarkOptions, Point } from '../mark.ts';
import { placesOf } from './path.ts';

interface DotsOptions extends MarkOptions {
  points: readonly Point[];
  size?: Size;
  /** A ring of paper around each, to stand out from lines; or the ring alone, in the dots' colour. */
  outline?: 'paper' | 'hollow';
  opacity?: number;
  /** Unique in its panel: the dots, one for each x, can then be read off, and lie as a line over those of other seeds. */
  name?: string;
}

/** More dots than this are one path: a tenth of the size of as many elements. */
const mostElements = 40;

/** Filled dots at points. */
export const dots = (options: DotsOptions): Mark => ({
  kind: 'dots',
  className: options.className,
  ...(options.name !== undefined && {
    series: { name: options.name, color: options.color, points: options.points },
  }),
  draw: (layer, frame) => {
    const { points, outline } = options;
    const isMany = points.length > mostElements && outline === undefined;
    drawMany(childIf(isMany, layer, 'path', 'many'), frame, options);
    drawFew(layer, frame, isMany ? { ...options, points: [] } : options);
  },
});

function drawFew(layer: Layer, frame: Frame, options: DotsOptions): void {
  const { points, color, size = 'small', outline, opacity } = options;
  children(layer, 'circle', 'dot', placesOf(points, frame))
    .attr('cx', ([x]) => pixel(x))
    .attr('cy', ([, y]) => pixel(y))
    .attr('r', sizes[size])
    .attr('fill', outline === 'hollow' ? 'var(--paper)' : color)
    .attr('fill-opacity', opacity ?? null)
    .attr('stroke', outline === 'hollow' ? color : outline === 'paper' ? 'var(--paper)' : null);
}

function drawMany(path: Layer, frame: Frame, options: DotsOptions): void {
  const { points, color, size = 'small', opacity } = options;
  path
    .attr(
      'd',
      placesOf(points, frame)
        .map(([x, y]) => `M${pixel(x)},${pixel(y)}h0`)
        .join(''),
    )
    .attr('stroke', color)
    .attr('stroke-width', 2 * sizes[size])
    .attr('stroke-opacity', opacity ?? null)
    .attr('stroke-linecap', 'round');
}
