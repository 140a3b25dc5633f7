/** The map with its paths, and their heights over the steps. */
import type { PlanePoint } from '../../../lib/figure/contract/knobs.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { surface, type SurfaceSpec } from '../../../lib/surfaces/surfaces.ts';
import type { Walked } from './claims.ts';

const chartLines = 5.8;
/** Bands of the map, at equal shares of its samples: valleys show as well as walls. */
const bands = 13;
const samples = { columns: 81, rows: 61 };
/** What is lower above the surface's minimum is drawn as this: a log axis has no zero. */
const floor = 1e-6;
/** A path that leaves for infinity is cut off this many times above the start. */
const mostAboveStart = 100;
/** More steps than this are a line without dots. */
const mostDots = 200;

export interface Data {
  walked: Walked[];
  start: PlanePoint;
  spec: SurfaceSpec;
  steps: number;
}

/** The surface, sampled, with its thresholds. */
export const sampling = (window: plot.Window) =>
  plot.keepingLast((spec: SurfaceSpec) => {
    const { value } = surface(spec);
    const field = plot.sampleField((px, py) => value([px, py]), { ...window, ...samples });
    const sorted = Array.from(field.values).sort((a, b) => a - b);
    const thresholds = Array.from(
      { length: bands },
      (_, i) => sorted[Math.floor(((i + 1) / (bands + 1)) * sorted.length)]!,
    );
    return { field, thresholds: [...new Set(thresholds)] };
  });

type Sampled = ReturnType<ReturnType<typeof sampling>>;

/** The plane's proportions, as far as the page allows. */
const aspectOf = ({ x, y }: plot.Window) => Math.min(0.5, Math.max(0.36, (y[1] - y[0]) / (x[1] - x[0])));

export function pathsPanel(
  { walked, start, spec }: Data,
  { field, thresholds }: Sampled,
  window: plot.Window,
): plot.Panel {
  const { minimum } = surface(spec);
  const { x, y } = window;
  const isWithin = ([px, py]: plot.Point) => px > x[0] && px < x[1] && py > y[0] && py < y[1];
  return plot.mapPanel({
    name: 'map',
    window,
    aspect: aspectOf(window),
    marks: [
      plot.contours({ field, thresholds, label: 'value' }),
      minimum ? plot.ring({ points: [[minimum[0]!, minimum[1]!]], color: 'var(--ink)' }) : null,
      walked.map(({ places, color, divergedAt }) => [
        plot.line({ points: places, color, stroke: 'thin' }),
        places.length <= mostDots && plot.dots({ points: places, color }),
        plot.crosses({ points: divergedAt === null ? [] : places.filter(isWithin).slice(-1) }),
      ]),
      plot.handle({
        knob: 'start',
        point: start,
        label: 'Start of every path. Drag it, or move it with the arrow keys.',
        isSmall: true,
      }),
      plot.words({ at: [start.x, start.y], text: 'Start', side: 'above', anchor: 'start', isBold: true }),
    ],
  });
}

/** Height above the minimum on a log axis; where there is none, the value itself, within what the map shows. */
export function heightPanel({ walked, spec, steps }: Data, field: plot.Field): plot.Panel {
  const { minimum, value } = surface(spec);
  const lowest = minimum ? value(minimum) : null;
  const lines = walked.map(({ name, color, values }) => ({
    name: walked.length > 1 ? name : '',
    color,
    points: plot.overSteps(
      values.map((height) => (lowest === null ? height : Math.max(floor, height - lowest))),
    ),
  }));
  const y = lowest === null ? valueAxis(field) : heightAxis(lines);
  return plot.panel({
    name: 'heights',
    x: { label: 'step', domain: [0, steps] },
    y,
    linesHigh: chartLines,
    marks: lines.map(({ points, ...rest }) =>
      plot.line({ ...rest, points: lowest === null ? within(points, y.domain) : points }),
    ),
  });
}

const valueAxis = ({ values }: plot.Field): plot.Quantity => ({
  label: 'value',
  domain: [Math.min(...Array.from(values)), Math.max(...Array.from(values))],
});

function heightAxis(lines: readonly { points: readonly plot.Point[] }[]): plot.Quantity {
  const all = lines.flatMap(({ points }) => points.map(([, height]) => height));
  const highest = mostAboveStart * Math.max(floor, ...lines.map(({ points }) => points[0]?.[1] ?? floor));
  return {
    label: 'height above the minimum (log scale)',
    scale: 'log',
    domain: plot.roundedLog([Math.min(...all), Math.min(highest, Math.max(...all))]),
  };
}

/** A path that runs away is followed as far as the map goes. */
function within(points: readonly plot.Point[], [low, high]: plot.Quantity['domain']): readonly plot.Point[] {
  const out = points.findIndex(([, height]) => height < low || height > high);
  return out < 0 ? points : points.slice(0, out + 1);
}
