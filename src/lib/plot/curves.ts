/** A result as lines over fixed axes: to lie over those of other seeds, beside the one that a reader expects, in a table. */
import { median } from '../math/averages.ts';
import { line } from './marks/line.ts';
import { overlay } from './marks/overlay.ts';
import type { Point, Series } from './mark.ts';
import { mainPanel, panel, seriesOf, type Drawing, type Panel } from './panel.ts';
import type { Quantity } from './quantity.ts';

export interface Curves {
  x: Quantity;
  y: Quantity;
  /** Points in order of x; the same xs for every seed, as far as the run came. */
  lines: readonly Series[];
}

/** The series of a drawing's main panel; null where it has none. */
export function curvesOf(drawing: Drawing): Curves | null {
  const main = mainPanel(drawing);
  if (!main) return null;
  const { x, y, overSeeds = {} } = main;
  return {
    // No panel below has the numbers for it.
    x: { ...x, axis: x.axis === 'rule' ? 'full' : x.axis, domain: overSeeds.x ?? x.domain },
    y: { ...y, domain: overSeeds.y ?? y.domain },
    lines: seriesOf(main),
  };
}

/** Curves over things side by side, each at its place in their order: what the lines have of each, if it is known. */
export const curvesOver = <T>(
  things: readonly T[],
  {
    x,
    y,
    lines,
  }: {
    x: Omit<Quantity, 'domain'> & { names: readonly string[]; domain?: Quantity['domain'] };
    y: Quantity;
    lines: readonly (Omit<Series, 'points'> & { of(thing: T): number | null | undefined })[];
  },
): Curves => ({
  x: { domain: [0, x.names.length - 1], ...x },
  y,
  lines: lines.map(({ name, color, of }) => ({
    name,
    color,
    points: things.flatMap((thing, i): Point[] => {
      const value = of(thing) ?? NaN;
      return Number.isNaN(value) ? [] : [[i, value]];
    }),
  })),
});

const linesOverSeeds = 11;

/**
 * The curves of several seeds over one another, with the median of each line on top, named at its end. `emphasized` is
 * the index of a seed whose lines stand out; null for none. All have the same axes and lines.
 */
export function overSeeds(seeds: readonly Curves[], emphasized: number | null): Panel | null {
  const first = seeds[0];
  if (!first) return null;
  return panel({
    name: 'seeds',
    x: first.x,
    y: first.y,
    linesHigh: linesOverSeeds,
    marks: first.lines.flatMap(({ name, color }, i) => {
      const all = seeds.map(({ lines }) => lines[i]?.points ?? []);
      return [
        overlay({ lines: all, color, emphasized }),
        line({
          name,
          color,
          points: medianOf(all),
          stroke: 'thick',
          opacity: emphasized === null ? 1 : 0.4,
        }),
      ];
    }),
  });
}

/** At every x that at least half of the curves reach, the median of their ys. */
export function medianOf(curves: readonly (readonly Point[])[]): Point[] {
  const byX = new Map<number, number[]>();
  for (const [x, y] of curves.flat()) if (!Number.isNaN(y)) byX.set(x, [...(byX.get(x) ?? []), y]);
  return [...byX]
    .filter(([, ys]) => ys.length >= curves.length / 2)
    .map(([x, ys]): Point => [x, median(ys)])
    .sort(([a], [b]) => a - b);
}
