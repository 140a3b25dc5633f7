import { child, children, pixel, type Layer } from '../canvas.ts';
import { dashed, strokes, type End, type Frame, type Mark, type Stroke } from '../mark.ts';

interface RuleOptions {
  /** Where it stands: at a height, or at a place along the horizontal axis. One of them. */
  x?: number;
  y?: number;
  /** From and to, along the other axis. Default: from edge to edge. */
  from?: number;
  to?: number;
  color?: string;
  stroke?: Stroke;
  isDashed?: boolean;
  opacity?: number;
  /** Words at its end: on a level rule at the right, on an upright one at the top. */
  label?: string;
  labelColor?: string;
  /** Of a level rule: the words are above it or below. */
  side?: 'above' | 'below';
  /** Of a level rule: words beside the panel's right edge, kept apart from the names of its lines. */
  end?: { name: string; note?: string; color?: string; isBold?: boolean };
}

/** A straight rule across the panel, level or upright, usually dashed, with words at its end. */
export const rule = (options: RuleOptions): Mark => ({
  kind: 'rule',
  ...(options.end !== undefined && { end: endOf(options.end, options.y!) }),
  draw: (layer, frame) =>
    options.y === undefined ? drawUpright(layer, frame, options) : drawLevel(layer, frame, options),
});

const endOf = (
  { name, note, color = 'var(--ink-soft)', isBold = false }: NonNullable<RuleOptions['end']>,
  y: number,
): End => ({ name, note, color, isSoft: !isBold, at: [0, y] });

function drawLevel(layer: Layer, frame: Frame, options: RuleOptions): void {
  const y = frame.y(options.y!);
  const [left, right] = [options.from, options.to].map((end, i) =>
    end === undefined ? (i === 0 ? frame.left : frame.right) : frame.x(end),
  ) as [number, number];
  drawRule(layer, `M${pixel(left)},${pixel(y)}H${pixel(right)}`, options);
  drawLabel(layer, [right - 4, y + (options.side === 'below' ? 16 : -6)], 'end', options);
}

function drawUpright(layer: Layer, frame: Frame, options: RuleOptions): void {
  const x = frame.x(options.x!);
  const [bottom, top] = [options.from, options.to].map((end, i) =>
    end === undefined ? (i === 0 ? frame.bottom : frame.top) : frame.y(end),
  ) as [number, number];
  drawRule(layer, `M${pixel(x)},${pixel(bottom)}V${pixel(top)}`, options);
  const isLeft = x > (frame.left + frame.right) / 2;
  drawLabel(layer, [x + (isLeft ? -6 : 6), top + 13], isLeft ? 'end' : 'start', options);
}

function drawRule(layer: Layer, path: string, options: RuleOptions): void {
  const { color = 'var(--ink-faint)', stroke = 'fine', isDashed = true, opacity } = options;
  child(layer, 'path', 'stroke')
    .attr('d', path)
    .attr('stroke', color)
    .attr('stroke-width', strokes[stroke])
    .attr('stroke-dasharray', isDashed ? dashed : null)
    .attr('stroke-opacity', opacity ?? null);
}

function drawLabel(
  layer: Layer,
  [x, y]: readonly [number, number],
  anchor: 'start' | 'end',
  { label, labelColor = 'var(--ink-soft)' }: RuleOptions,
): void {
  children(layer, 'text', 'words', label === undefined ? [] : [label])
    .attr('x', pixel(x))
    .attr('y', pixel(y))
    .attr('text-anchor', anchor)
    .attr('fill', labelColor)
    .text(String);
}
