/** The chart in which a reader draws the curve that they expect. */
import { child, pixel, type Canvas } from './canvas.ts';
import { plotOf, type Point, type Quantity } from './curves.ts';
import { line, words, type PixelPoint } from './marks.ts';
import { significant } from '../text/numbers.ts';

export interface Expected {
  x: Quantity;
  y: Quantity;
  /** Name and colour of the curve. */
  name: string;
  color: string;
  /** Where the guess is set, evenly over the axis. */
  xs: readonly number[];
  /** The guess at each of `xs`, as a share of the axis's height. */
  guess: number[];
  /** The real curve, once the figure has run. */
  real: readonly Point[] | null;
}

export const expectedWidth = 420;
export const expectedHeight = 270;
/** As `plotOf` lays it out, in the drawing's units. */
export const plotArea = { left: 48, right: expectedWidth - 12, top: 28, bottom: expectedHeight - 46 };

const pointsOfGuess = 8;

/** Points evenly over an axis: at each of its names, if it has any. */
export function placesOn({ domain: [low, high], scale, names }: Quantity): number[] {
  if (names) return names.map((_, i) => i);
  return Array.from({ length: pointsOfGuess }, (_, i) => {
    const share = i / (pointsOfGuess - 1);
    return scale === 'log' ? low * (high / low) ** share : low + (high - low) * share;
  });
}

/** Height of a curve at `x`, as a share of the axis, between its points along a straight line; null beyond its ends. */
export function heightAt(
  { x: across, y: up }: Pick<Expected, 'x' | 'y'>,
  curve: readonly Point[],
  x: number,
): number | null {
  const after = curve.findIndex(([at]) => at >= x * (1 - 1e-9));
  if (after < 0) return null;
  const [x1, y1] = curve[after]!;
  const [x0, y0] = curve[after - 1] ?? [x1, y1];
  if (after === 0 && shareOf(across, x1) - shareOf(across, x) > 0.02) return null;
  const share =
    x1 === x0 ? 1 : (shareOf(across, x) - shareOf(across, x0)) / (shareOf(across, x1) - shareOf(across, x0));
  return clamp(shareOf(up, y0) + share * (shareOf(up, y1) - shareOf(up, y0)));
}

/** Where a value stands on its axis, 0 … 1 within the domain. */
function shareOf({ domain: [low, high], scale }: Quantity, value: number): number {
  if (scale === 'log') return value <= 0 ? 0 : Math.log(value / low) / Math.log(high / low);
  return (value - low) / (high - low);
}

const clamp = (share: number) => Math.min(1, Math.max(0, Number.isNaN(share) ? 1 : share));

/** Axes, the guess with a handle at each of its points, and the real curve if there is one. */
export function drawExpected(canvas: Canvas, expected: Expected): void {
  const { color, guess, xs, real, name } = expected;
  const { x, y, inside } = plotOf(canvas, expected);
  const [bottom, top] = y.range() as [number, number];
  const places = xs.map((at, i): PixelPoint => [x(at), bottom - guess[i]! * (bottom - top)]);
  line(inside, 'guess', places, { color: 'var(--ink-soft)', width: 2.5, dashes: '6 5' });
  line(
    inside,
    'real',
    (real ?? []).map(([px, py]): PixelPoint => [x(px), y(py)]),
    { color, width: 2.5 },
  );

  const handles = child(canvas.svg, 'g', 'handles');
  places.forEach(([px, py], i) => {
    const handle = child(handles, 'g', `handle point-${i}`)
      .attr('transform', `translate(${pixel(px)},${pixel(py)})`)
      .attr('tabindex', 0)
      .attr('role', 'slider')
      .attr('data-index', i)
      .attr('aria-orientation', 'vertical')
      .attr('aria-label', `Your ${name} at ${expected.x.names?.[xs[i]!] ?? significant(xs[i]!)}`)
      .attr('aria-valuemin', 0)
      .attr('aria-valuemax', 100)
      .attr('aria-valuenow', Math.round(100 * guess[i]!))
      .attr('aria-valuetext', significant(y.invert(py)));
    child(handle, 'circle', 'target').attr('r', 16).attr('fill', 'transparent');
    child(handle, 'circle', 'ring').attr('r', 8.5).attr('fill', 'none').attr('stroke', 'none');
    child(handle, 'circle', 'knob').attr('r', 5).attr('fill', 'var(--ink-soft)');
  });
  words(canvas.svg, 'hint', real ? '' : 'Draw here', [(plotArea.left + plotArea.right) / 2, top + 16], {
    anchor: 'middle',
    color: 'var(--ink-faint)',
  });
}
