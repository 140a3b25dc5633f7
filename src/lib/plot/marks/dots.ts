import { childIf, children, pixel, type Layer } from '../canvas.ts';
import { sizes, type Frame, type Mark, type Point, type Size } from '../mark.ts';
import { placesOf } from './path.ts';

interface DotsOptions {
  points: readonly Point[];
  color: string | ((index: number) => string);
  size?: Size;
  /** A ring of paper around each, to stand out from lines; or the ring alone, in the dots' colour. */
  outline?: 'paper' | 'hollow';
  opacity?: number;
  /** Unique in its panel: the dots, one for each x, can then be read off, and lie as a line over those of other seeds. */
  name?: string;
  isOver?: boolean;
}

/** More dots than this, all of one colour, are one path: a tenth of the size of as many elements. */
const mostElements = 40;

/** Filled dots at points. */
export const dots = (options: DotsOptions): Mark => ({
  kind: 'dots',
  isOver: options.isOver,
  ...(options.name !== undefined && {
    series: { name: options.name, color: firstColor(options), points: options.points },
  }),
  draw: (layer, frame) => {
    const { points, color, outline } = options;
    const isMany = points.length > mostElements && typeof color === 'string' && outline === undefined;
    drawMany(childIf(isMany, layer, 'path', 'many'), frame, options);
    drawFew(layer, frame, isMany ? { ...options, points: [] } : options);
  },
});

const firstColor = ({ color }: DotsOptions) => (typeof color === 'string' ? color : color(0));

function drawFew(layer: Layer, frame: Frame, options: DotsOptions): void {
  const { points, color, size = 'small', outline, opacity } = options;
  const colorAt = (i: number) => (typeof color === 'string' ? color : color(i));
  children(layer, 'circle', 'dot', placesOf(points, frame))
    .attr('cx', ([x]) => pixel(x))
    .attr('cy', ([, y]) => pixel(y))
    .attr('r', sizes[size])
    .attr('fill', (_, i) => (outline === 'hollow' ? 'var(--paper)' : colorAt(i)))
    .attr('fill-opacity', opacity ?? null)
    .attr('stroke', (_, i) =>
      outline === 'hollow' ? colorAt(i) : outline === 'paper' ? 'var(--paper)' : null,
    );
}

function drawMany(path: Layer, frame: Frame, options: DotsOptions): void {
  const { points, size = 'small', opacity } = options;
  path
    .attr(
      'd',
      placesOf(points, frame)
        .map(([x, y]) => `M${pixel(x)},${pixel(y)}h0`)
        .join(''),
    )
    .attr('stroke', () => firstColor(options))
    .attr('stroke-width', 2 * sizes[size])
    .attr('stroke-opacity', opacity ?? null)
    .attr('stroke-linecap', 'round');
}
