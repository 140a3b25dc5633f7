import { child, children, pixel, type Layer } from '../canvas.ts';
import { dashed, strokes, type Stroke } from '../looks.ts';
import type { End, Frame, Mark, MarkOptions } from '../mark.ts';

interface RuleOptions extends Partial<MarkOptions> {
  /** From and to, along the other axis. Default: from edge to edge. */
  from?: number;
  to?: number;
  stroke?: Stroke;
  isDashed?: boolean;
  opacity?: number;
  /** Words at its end: on a level rule at the right, on an upright one at the top. */
  label?: string;
}

/** At a height, from the left to the right. */
interface LevelRule extends RuleOptions {
  y: number;
  /** Where its words are. Default: above it. */
  side?: 'above' | 'below';
  /** Words beside the panel's right edge, kept apart from the names of its lines. */
  end?: { name: string; note?: string; color?: string; isBold?: boolean };
}

/** At a place along the horizontal axis, from below to above. */
interface UprightRule extends RuleOptions {
  x: number;
  /** On which line from the top its words stand. Default: 0, the first. */
  line?: number;
}

/** Of the words of upright rules. */
const lineHeight = 18;

/** A straight rule across the panel, level or upright, usually dashed, with words at its end. */
export const rule = (options: LevelRule | UprightRule): Mark => ({
  kind: 'rule',
  className: options.className,
  ...('x' in options
    ? { draw: (layer, frame) => drawUpright(layer, frame, options) }
    : { draw: (layer, frame) => drawLevel(layer, frame, options), end: endOf(options) }),
});

function endOf({ end, y }: LevelRule): End | undefined {
  if (!end) return undefined;
  const { name, note, color = 'var(--ink-soft)', isBold = false } = end;
  return { name, note, color, isSoft: !isBold, at: [0, y] };
}

function drawLevel(layer: Layer, frame: Frame, options: LevelRule): void {
  const y = frame.y(options.y);
  const left = options.from === undefined ? frame.left : frame.x(options.from);
  const right = options.to === undefined ? frame.right : frame.x(options.to);
  drawRule(layer, `M${pixel(left)},${pixel(y)}H${pixel(right)}`, options);
  drawLabel(layer, [right - 4, y + (options.side === 'below' ? 16 : -6)], 'end', options);
}

function drawUpright(layer: Layer, frame: Frame, options: UprightRule): void {
  const x = frame.x(options.x);
  const bottom = options.from === undefined ? frame.bottom : frame.y(options.from);
  const top = options.to === undefined ? frame.top : frame.y(options.to);
  drawRule(layer, `M${pixel(x)},${pixel(bottom)}V${pixel(top)}`, options);
  const isLeft = x > (frame.left + frame.right) / 2;
  drawLabel(
    layer,
    [x + (isLeft ? -6 : 6), top + 13 + (options.line ?? 0) * lineHeight],
    isLeft ? 'end' : 'start',
    options,
  );
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
  { label }: RuleOptions,
): void {
  children(layer, 'text', 'words', label === undefined ? [] : [label])
    .attr('x', pixel(x))
    .attr('y', pixel(y))
    .attr('text-anchor', anchor)
    .attr('fill', 'var(--ink-soft)')
    .text(String);
}
