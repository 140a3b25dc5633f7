/** The panel in which a reader draws the curve that they expect, and how their guess compares with the real one. */
import type { Point } from './mark.ts';
import { line } from './marks/line.ts';
import { sketchHandles } from './marks/sketch-handles.ts';
import { words } from './marks/words.ts';
import { panel, type Panel } from './panel.ts';
import { shareOf, valueAt, type Quantity } from './quantity.ts';

export interface Sketch {
  x: Quantity;
  y: Quantity;
  /** Name and colour of the curve. */
  name: string;
  color: string;
  /** Where the guess is set, evenly over the axis. */
  xs: readonly number[];
  /** The guess at each of `xs`, as a share of the axis's height. */
  guess: readonly number[];
  /** The real curve, once the figure has run. */
  real: readonly Point[] | null;
}

export const sketchWidth = 420;
const plotLines = 10;

/** Axes, the guess with a handle at each of its points, and the real curve if there is one. */
export function sketchPanel({ x, y, name, color, xs, guess, real }: Sketch): Panel {
  const points = xs.map((at, i): Point => [at, valueAt(y, guess[i]!)]);
  return panel({
    name: 'sketch',
    x,
    y,
    linesHigh: plotLines,
    marks: [
      line({ points, color: 'var(--ink-soft)', isDashed: true }),
      real !== null && line({ points: real, color }),
      sketchHandles({ points, name, guess }),
      real === null &&
        words({ at: topMiddle(x, y), text: 'Draw here', side: 'below', color: 'var(--ink-faint)' }),
    ],
  });
}

const topMiddle = (x: Quantity, y: Quantity): Point => [valueAt(x, 0.5), y.domain[1]];

const pointsOfGuess = 8;

/** Points evenly over an axis: at each of its names, if it has any. */
export function placesOn(quantity: Quantity): number[] {
  if (quantity.names) return quantity.names.map((_, i) => i);
  return Array.from({ length: pointsOfGuess }, (_, i) => valueAt(quantity, i / (pointsOfGuess - 1)));
}

/** Height of a curve at `x`, as a share of the axis, between its points along a straight line; null beyond its ends. */
export function heightAt(
  { x: across, y: up }: Pick<Sketch, 'x' | 'y'>,
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

const clamp = (share: number) => Math.min(1, Math.max(0, Number.isNaN(share) ? 1 : share));
