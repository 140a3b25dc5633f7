/** What is drawn of walks on the loss: a map each, and their losses over one another. */
import { cos, sin } from '../../../lib/math/elementary.ts';
import type { BestLine } from '../../../lib/math/least-squares.ts';
import { evenly, geometric } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { Path } from './path.ts';

/** The part of the plane of (w, b) that is drawn. */
export const view = { x: [-3.8, 3.2], y: [-0.8, 1.4] } as const;
/** Heights above the lowest loss. */
const levels = geometric(0.02, 2.4, 7);

export const mapsOf = (paths: readonly Path[], surface: plot.Field | null, best: BestLine): plot.Drawing =>
  plot.facets(
    paths.map((path, i) => map(`map-${i}`, path, surface, best)),
    { columns: 3, sharesX: true, sharesY: true },
  );

/** A map of the loss with a walk on it, the best line's place and the circle of the spread. */
function map(name: string, path: Path, surface: plot.Field | null, best: BestLine): plot.Panel {
  const { points, middle, spread, batchSize, color, divergedAt } = path;
  const places = points.map(({ weight, bias }): plot.Point => [weight, bias]);
  return plot.panel({
    name,
    x: { label: 'weight w', domain: view.x, ticks: [-2, 0, 2] },
    y: { label: 'bias b', isLabelTurned: true, domain: view.y, ticks: [0, 1] },
    linesHigh: 7.5,
    head: [{ text: `${path.name}, B = ${batchSize}`, isBold: true, color }],
    marks: [
      surface &&
        plot.contours({
          field: surface,
          thresholds: levels.map((level) => best.loss + level),
          label: 'training loss J',
        }),
      plot.line({ points: places, color: 'var(--accent)', stroke: 'fine' }),
      plot.dots({ points: places.slice(0, 1), color: 'var(--accent)', size: 'large', outline: 'paper' }),
      middle !== null &&
        spread !== null &&
        plot.line({ points: circle(middle, spread), color: 'var(--ink)', stroke: 'fine', isDashed: true }),
      plot.words({ at: [best.weight, best.bias], text: '+', side: 'centre', isBold: true }),
      divergedAt !== null && plot.diverged({ at: corner, step: divergedAt }),
    ],
  });
}

/** In the units of the axes: on the map, where they are stretched, an ellipse. */
const circle = ({ weight, bias }: { weight: number; bias: number }, radius: number) =>
  evenly(0, 2 * Math.PI, 73).map((angle): plot.Point => [
    weight + radius * cos(angle),
    bias + radius * sin(angle),
  ]);

/** At the lower left of a map. */
const corner: plot.Point = [view.x[0] + 0.4, view.y[0] + 0.2];

/** The losses' axis. A path that has come closer than its lower end leaves through the floor. */
export const excessRange = [1e-5, 10] as const;

export const lossesOf = (paths: readonly Path[], by: 'updates' | 'examples', updates: number): plot.Panel =>
  plot.panel({
    name: 'losses',
    x:
      by === 'updates'
        ? { label: 'updates', domain: [0, updates], ticks: [0, 60, 120, 180, 240] }
        : { label: 'examples seen (log scale)', scale: 'log', domain: [1, paths[0]!.batchSize * updates] },
    y: {
      label: 'training loss above its lowest, J − J* (log scale)',
      scale: 'log',
      domain: excessRange,
      ticks: [1e-5, 1e-3, 0.1, 10],
      grid: true,
    },
    linesHigh: 9,
    marks: paths.map((path) => lossOf(path, by)),
  });

/** A walk's loss, with its name where it ends or leaves. */
function lossOf({ points, batchSize, color, divergedAt }: Path, by: 'updates' | 'examples'): plot.Mark {
  // On a logarithmic axis there is no place for "no examples seen".
  const all = points
    .map(({ excess }, update): plot.Point => [by === 'examples' ? update * batchSize : update, excess])
    .slice(by === 'examples' ? 1 : 0);
  const options = { name: `B = ${batchSize}`, color, stroke: 'thin' } as const;
  if (divergedAt === null) {
    const lastAbove = all.findLastIndex(([, excess]) => excess >= excessRange[0]);
    return plot.line({ ...options, points: all.slice(0, lastAbove + 2), isAtLine: true });
  }
  // Sooner than it diverges: its loss has yet to grow beyond all numbers.
  const leaves = all.find(([, excess]) => excess > excessRange[1]) ?? all.at(-1);
  return plot.course({ ...options, points: all, divergedAt, leavesAt: leaves?.[0] });
}
