/** Polylines as SVG writes them; for the marks that are made of them. */
import { pixel } from '../canvas.ts';
import { placeIn, type Frame, type Point } from '../mark.ts';

export type PixelPoint = readonly [x: number, y: number];

/** Empty for no points: an attribute that comes and goes would change its place among the others. */
export function pathThrough(points: readonly PixelPoint[]): string {
  if (points.length === 0) return '';
  return `M${points.map(([x, y]) => `${pixel(x)},${pixel(y)}`).join('L')}`;
}

/** The points that a frame has a place for, in pixels. */
export const placesOf = (points: readonly Point[], frame: Frame): PixelPoint[] =>
  points.filter(([x, y]) => Number.isFinite(x) && !Number.isNaN(y)).map((point) => placeIn(frame, point));

/** The corners of a staircase through points: level from each to the next, then upright. */
export const stepped = (points: readonly PixelPoint[]): PixelPoint[] =>
  points.flatMap((point, i): PixelPoint[] => {
    const before = points[i - 1];
    if (!before) return [point];
    if (before[1] !== point[1]) return [[point[0], before[1]], point];
    return i === points.length - 1 ? [point] : [];
  });
