import { child, pixel, type Layer } from '../canvas.ts';
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
  /** Words beside the panel's right edge, among the names of its lines. */
  end?: string;
  /** On a level rule: above it or below; or beside the panel, kept apart from the names of lines, `note` below it. */
  side?: 'above' | 'below' | 'beside';
  note?: string;
}

/** A straight rule across the panel, level or upright, usually dashed, with words at its end. */
export const rule = (options: RuleOptions): Mark => ({
  kind: 'rule',
  ...(options.end !== undefined && {
    end: { name: options.end, color: 'var(--ink-soft)', at: [0, options.y!] as const, isSoft: true },
  }),
  draw: (layer, frame) =>
    options.y === undefined ? drawUpright(layer, frame, options) : drawLevel(layer, frame, options),
  ...(options.side === 'beside' && { end: endBeside(options) }),
});

const endBeside = ({ y, label = '', labelColor = 'var(--ink-soft)', note }: RuleOptions): End => ({
  name: label,
  note,
  color: labelColor,
  at: [0, y!],
});

function drawLevel(layer: Layer, frame: Frame, options: RuleOptions): void {
  const y = frame.y(options.y!);
  const [left, right] = [options.from, options.to].map((end, i) =>
    end === undefined ? (i === 0 ? frame.left : frame.right) : frame.x(end),
  ) as [number, number];
  drawRule(layer, `M${pixel(left)},${pixel(y)}H${pixel(right)}`, options);
  if (options.side !== 'beside')
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
  { label = '', labelColor = 'var(--ink-soft)' }: RuleOptions,
): void {
  child(layer, 'text', 'words')
    .attr('x', pixel(x))
    .attr('y', pixel(y))
    .attr('text-anchor', anchor)
    .attr('fill', labelColor)
    .text(label);
}
