/** Where the arrow keys read a drawing: a panel of it, and a place in that. */
import type { PlacedPanel } from '../../plot/layout.ts';
import { placeIn, type Thing } from '../../plot/mark.ts';
import { planeOf, stopsOf, thingsOf } from '../../plot/read-out.ts';

export interface Cursor {
  /** Counts the panels that can be read. */
  panel: number;
  /** In the drawing's units. */
  x: number;
  y: number;
  /** The name of the thing that is read, in a panel that has some. */
  thing?: string;
}

/** On a map without cells an arrow key goes by this share of it. */
const mapStep = 1 / 40;

type Direction = readonly [across: number, up: number];

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};
const pages: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

export const isReadingKey = (key: string): boolean => Object.hasOwn(arrows, key) || Object.hasOwn(pages, key);

/** Where a key leads, by so many steps at once; with no cursor yet, where reading begins. */
export function moved(
  cursor: Cursor | null,
  key: string,
  steps: number,
  panels: readonly PlacedPanel[],
): Cursor | null {
  const at = cursor && panels[cursor.panel];
  const page = pages[key];
  if (!at) return panels[0] ? enter(0, panels[0], key) : null;
  if (page !== undefined) return turned(cursor, page, panels);
  const [across, up] = arrows[key]!;
  const things = thingsOf(at.panel);
  if (things.length > 0 && up === 0)
    return onThing(cursor.panel, at, nextThing(things, cursor, across * steps));
  if (things.length > 0) return turned(cursor, -up, panels);
  const stops = stopsOf(at);
  if (stops.length === 0) return movedOnMap(cursor, [across * steps, up * steps], at);
  if (up !== 0) return turned(cursor, -up, panels);
  return { ...cursor, x: stops[within(indexOf(stops, cursor.x) + across * steps, stops.length - 1)]! };
}

/** To another panel, if there is one that way. */
function turned(cursor: Cursor, by: number, panels: readonly PlacedPanel[]): Cursor {
  const next = panels[cursor.panel + by];
  return next ? enter(cursor.panel + by, next, 'Home', cursor.thing) : cursor;
}

/** The thing so many places further on in their order. */
const nextThing = (things: readonly Thing[], { thing }: Cursor, by: number): Thing =>
  things[within(things.findIndex(({ name }) => name === thing) + by, things.length - 1)]!;

function onThing(panel: number, { frame }: PlacedPanel, { name, at }: Thing): Cursor {
  const [x, y] = placeIn(frame, at[0]!);
  return { panel, x, y, thing: name };
}

/**
 * Lines are read from their first value on, or back from the last; a map from its middle; things likewise, or from the one
 * that was read in the panel before.
 */
function enter(panel: number, placed: PlacedPanel, key: string, read?: string): Cursor {
  const { left, right, top, bottom } = placed.frame;
  const stops = stopsOf(placed);
  const isFromTheEnd = key === 'ArrowLeft' || key === 'End';
  const things = thingsOf(placed.panel);
  const thing = things.find(({ name }) => name === read) ?? things.at(isFromTheEnd ? -1 : 0);
  if (thing) return onThing(panel, placed, thing);
  const middle = { panel, x: (left + right) / 2, y: (top + bottom) / 2 };
  return stops.length === 0
    ? movedOnMap(middle, [0, 0], placed)
    : { ...middle, x: stops.at(isFromTheEnd ? -1 : 0)! };
}

/** By a cell where there are some, and always to the middle of one; at the rim it stays. */
function movedOnMap(cursor: Cursor, [across, up]: Direction, { panel, frame }: PlacedPanel): Cursor {
  const { left, right, top, bottom, x, y } = frame;
  const cells = planeOf(panel)?.cells;
  if (cells) {
    const upward = y(1) < y(0) ? up : -up;
    const column = within(Math.round(x.invert(cursor.x)) + across, cells.columns - 1);
    const row = within(Math.round(y.invert(cursor.y)) + upward, cells.rows - 1);
    return { ...cursor, x: x(column), y: y(row) };
  }
  return {
    ...cursor,
    x: Math.min(right, Math.max(left, cursor.x + across * mapStep * (right - left))),
    y: Math.min(bottom, Math.max(top, cursor.y - up * mapStep * (bottom - top))),
  };
}

const within = (index: number, last: number) => Math.min(last, Math.max(0, index));

/** Of the stop nearest to `x`. */
const indexOf = (stops: readonly number[], x: number) =>
  stops.reduce((best, stop, i) => (Math.abs(stop - x) < Math.abs(stops[best]! - x) ? i : best), 0);
