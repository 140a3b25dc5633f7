/** What a mark is: something drawn in the units of the data. Each kind of mark is a file in marks/, with one function. */
import type { Layer } from './canvas.ts';
import { shown, type Quantity } from './quantity.ts';
import type { NumericScale } from './scale.ts';

export type Point = readonly [x: number, y: number];

/** A panel on its canvas: its scales, and the edges of its plot in pixels. */
export interface Frame {
  x: NumericScale;
  y: NumericScale;
  across: Quantity;
  up: Quantity;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The drawing for phones. */
  isPhone: boolean;
  /** An id that is the panel's own, for clip paths. */
  id(name: string): string;
}

/** Values over x by name: what can be read off, tabulated, laid over those of other seeds, and guessed. */
export interface Series {
  /** Unique in its panel. */
  name: string;
  color: string;
  points: readonly Point[];
  /** Words that stand behind the values at some of its points. */
  notes?: readonly Note[];
}

/** What is said of a line at one of its points. */
export interface Note {
  x: number;
  words: string;
}

/** A name beside the panel's right edge, at the height where its line ends, or at the top where it leaves. */
export interface End {
  name: string;
  /** A second line, less bold: a setting or a value. */
  note?: string;
  /** Right of the name, on wide drawings alone. What stands in `^{…}` is raised. */
  formula?: string;
  /** A fine line leads from where it ends to its name: where many end close together. */
  hasLeader?: boolean;
  /** The name stands where the line ends, also where that is left of the panel's edge. */
  isAtLine?: boolean;
  color: string;
  /** Less bold: not the name of a line. */
  isSoft?: boolean;
  /** Where the line ends; null where it has not begun. */
  at: Point | null;
  /** A red × where it leaves at the top, its words beside it. */
  hasDiverged?: boolean;
}

/** One of many that have a place in several panels, a trial: read off in one of them, it is marked in all. */
export interface Thing {
  /** Unique in its panel, and the same in all. */
  name: string;
  /** Where it stands; of several places, which a line joins. */
  at: readonly Point[];
  /** What is told of it, in words or numbers by name. */
  told: readonly (readonly [name: string, value: string | number])[];
}

/** A value at each place of the plane: what a map shows. */
export interface Plane {
  label: string;
  /** Null where there is none. */
  valueAt(x: number, y: number): number | null;
  /** Where it has one value for each of so many cells: they stand around the points (0, 0), (1, 0) … */
  cells?: { columns: number; rows: number };
}

export interface Mark {
  /** The kind of mark, as a class name. */
  kind: string;
  /** A class of its own beside that of its kind, for tests and styles. */
  className?: string;
  draw(layer: Layer, frame: Frame): void;
  /** It may stand over the panel's edge, above the marks that are cut off there. */
  isOver?: boolean;
  series?: Series;
  end?: End;
  /** Words of its own that may stand beyond the panel's right edge: room is kept for the longest. */
  beyond?: readonly string[];
  /** Room that it needs left of the plot. */
  ahead?(isPhone: boolean): number;
  plane?: Plane;
  things?: readonly Thing[];
  /** Words that on phones stand above the panel, in the mark's place. */
  aboveOnPhones?: { text: string; color?: string; isBold?: boolean };
}

/** Marks as a figure lists them: in lists within lists, too. What is false or null is left out: `isShown && dots(…)`. */
export type Marks = Mark | false | null | readonly Marks[];

/** What most marks can be told. */
export interface MarkOptions extends Pick<Mark, 'className'> {
  color: string;
}

/** Where a line ends: at its last point that is a number; null before it has begun. */
export const endOf = (points: readonly Point[]): Point | null =>
  points.findLast(([, y]) => !Number.isNaN(y)) ?? null;

/** Where a point stands in a frame, in pixels. */
export const placeIn = ({ x, y, across, up }: Frame, [px, py]: Point): [number, number] => [
  x(shown(across, px)),
  y(shown(up, py)),
];
