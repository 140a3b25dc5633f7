/** What can be read off a drawing at a place: the thing that is there, the value of every line at an x, or of a map at a point. */
import { rounded, tabulated } from '../text/numbers.ts';
import type { Layout, PlacedPanel } from './layout.ts';
import { placeIn, type Frame, type Plane, type Point, type Series, type Thing } from './mark.ts';
import { marksOf, seriesOf, type Panel } from './panel.ts';
import { nameOf, shown, type Quantity } from './quantity.ts';

export interface Reading {
  /** Where it is read, in the drawing's units: the panel's edges, and the place along x (and y, on a map). */
  frame: Pick<Frame, 'left' | 'right' | 'top' | 'bottom'>;
  at: { x: number; y: number | null };
  /** The quantity along x with its value: "step 41". Of a thing, its name. */
  place: string;
  entries: Entry[];
  /** Of a thing: where it stands in each panel that has it, in the drawing's units. */
  marked?: (readonly Place[])[];
}

type Place = readonly [x: number, y: number];

interface Entry {
  name: string;
  color: string | null;
  /** As in the table. */
  value: string;
  /** How high it stands in the drawing, in its units; null on a map, and beyond the edges of its panel. */
  y: number | null;
}

/** The panels of which something can be read off. */
export const readable = ({ placed }: Layout): PlacedPanel[] =>
  placed.filter(
    (one): one is PlacedPanel =>
      'panel' in one &&
      (thingsOf(one.panel).length > 0 || seriesOf(one.panel).length > 0 || planeOf(one.panel) !== undefined),
  );

/** The things of a panel, in the order in which keys go from one to the next. */
export const thingsOf = (panel: Panel): readonly Thing[] =>
  marksOf(panel).flatMap((mark) => mark.things ?? []);

/** What a map shows. */
export const planeOf = (panel: Panel): Plane | undefined => marksOf(panel).find((mark) => mark.plane)?.plane;

/** The reading at a point of the drawing, in its units; null where there is nothing to read. */
export function readingAt(layout: Layout, px: number, py: number): Reading | null {
  const hit = readable(layout).find(
    ({ frame: { left, right, top, bottom } }) =>
      px >= left - 1 && px <= right + 1 && py >= top && py <= bottom,
  );
  if (!hit) return null;
  const thing = thingAt(hit, px, py);
  return thing ? readThing(layout, hit, thing.name) : readPanel(hit, px, py);
}

/** A pointer that is so far from a thing does not mean it. */
const grasp = 16;

/** The thing nearest to a point of the drawing; null where none is near. */
function thingAt({ panel, frame }: PlacedPanel, px: number, py: number): Thing | null {
  let best: Thing | null = null;
  let least: number = grasp;
  for (const thing of thingsOf(panel))
    for (const point of thing.at) {
      const [x, y] = placeIn(frame, point);
      const distance = Math.hypot(x - px, y - py);
      if (distance < least) [best, least] = [thing, distance];
    }
  return best;
}

/** What is told of a thing of a panel, and where it stands in all of them; null where there is none of the name. */
export function readThing(layout: Layout, { panel, frame }: PlacedPanel, name: string): Reading | null {
  const thing = thingsOf(panel).find((one) => one.name === name);
  if (!thing) return null;
  const marked = readable(layout).flatMap((placed) =>
    thingsOf(placed.panel)
      .filter((one) => one.name === name)
      .map(({ at }) => at.map((point) => placeIn(placed.frame, point))),
  );
  const [x, y] = placeIn(frame, thing.at[0]!);
  return {
    frame,
    at: { x, y },
    place: name,
    entries: thing.told.map(([title, value]) => ({
      name: title,
      color: null,
      value: tabulated(value),
      y: null,
    })),
    marked,
  };
}

/** The places along x at which a panel's lines have values, in pixels, ascending: the stops of the arrow keys. */
export function stopsOf({ panel, frame }: PlacedPanel): number[] {
  const xs = seriesOf(panel).flatMap(({ points }) => points.map(([x]) => x));
  const stops = [...new Set(xs)]
    .map((x) => frame.x(x))
    .filter((x) => x >= frame.left - 1 && x <= frame.right + 1);
  return stops.sort((a, b) => a - b);
}

/** The reading of a panel at the stop nearest to `px`. */
export function readPanel({ panel, frame }: PlacedPanel, px: number, py: number): Reading | null {
  const series = seriesOf(panel);
  if (series.length > 0) return readSeries(series, frame, px);
  const plane = planeOf(panel);
  if (!plane) return null;
  const [x, y] = [frame.x.invert(px), frame.y.invert(py)];
  const value = plane.valueAt(x, y);
  if (value === null) return null;
  return {
    frame,
    at: { x: px, y: py },
    place: `${told(frame.across, rounded(x, digits))}, ${told(frame.up, rounded(y, digits))}`,
    entries: [{ name: plane.label, color: null, value: tabulated(value), y: null }],
  };
}

/** Of a place on a map: no pointer is more exact. */
const digits = 3;

function readSeries(series: readonly Series[], frame: Frame, px: number): Reading | null {
  const x = nearest(
    series.flatMap(({ points }) => points.map(([at]) => at)),
    (at) => Math.abs(frame.x(at) - px),
  );
  if (x === null) return null;
  return {
    frame,
    at: { x: frame.x(x), y: null },
    place: told(frame.across, x),
    entries: series.flatMap(({ name, color, points, notes }) => {
      const point = pointAt(points, x, frame);
      if (!point) return [];
      const called = name || nameOf(frame.up);
      const note = notes?.find((one) => one.x === point[0]);
      const value = [tabulated(point[1]), note?.words].filter(Boolean).join(', ');
      return [{ name: called, color, value, y: heightOf(point[1], frame) }];
    }),
  };
}

function heightOf(value: number, { y, up, top, bottom }: Frame): number | null {
  const height = y(shown(up, value));
  return height >= top - reach && height <= bottom + reach ? height : null;
}

/** A line has a value at an x of another's if one of its own points is as near as the pixel. */
const reach = 1;

function pointAt(points: readonly Point[], x: number, frame: Frame): Point | null {
  const at = frame.x(x);
  return (
    points.find(([own]) => own === x) ?? points.find(([own]) => Math.abs(frame.x(own) - at) <= reach) ?? null
  );
}

function nearest(values: readonly number[], distance: (value: number) => number): number | null {
  let best: number | null = null;
  for (const value of values) if (best === null || distance(value) < distance(best)) best = value;
  return best;
}

/** "step 41", "learning rate α 0.03". */
const told = (quantity: Quantity, value: number): string =>
  [nameOf(quantity), quantity.names?.[Math.round(value)] ?? tabulated(value)].filter(Boolean).join(' ');
