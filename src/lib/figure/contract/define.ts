/** What a figure is: its knobs, its experiment, its drawing and its finding, in one file each. */
import { finite } from '../../math/known.ts';
import { curvesOf, type Curves } from '../../plot/curves.ts';
import { stack, type Drawing } from '../../plot/panel.ts';
import { tableOf, type Table } from '../../plot/table.ts';
import type { Experiment, Result, ResultOf } from '../../experiment/experiment.ts';
import type { Knobs, Values } from './knobs.ts';
import type { Settings } from './settings.ts';

export interface Finding<V, D> {
  /** Set where it sums the result up and claims nothing: then there is nothing to hold over seeds. */
  isSummary?: true;
  /** The claim in a sentence or two, with its numbers taken from the data, its budget and what its words mean. */
  says(data: D, knobs: V): string;
  /** Whether the data bears the claim out. */
  holds(data: D, knobs: V): boolean;
  /** A counterexample: settings at which it must not hold, for nearly every seed, so that the check can fail. */
  fails: Partial<V>;
  /** For which share of all seeds it holds, at least: no more than the held-out seeds show. 1 where nothing is random. */
  atLeast: number;
  /** Switches on which the verdict depends: what is claimed of each is said under the figure, and tested. */
  switches?: Switch<V>[];
}

/** The verdict on the same claim at other settings: that it holds there, or that it does not. */
export interface Switch<V> {
  /** Words for the settings, after “With”: "equal steps". */
  with: string;
  knobs: Partial<V>;
  holds: boolean;
  /** For which share of all seeds the verdict is so, at least. */
  atLeast: number;
}

/** What a text may quote of a result, by name. Null while it is not known, or where there is none. */
export type Measures = Readonly<Record<string, number | string | null>>;

/** Settings one click away. */
export interface Preset<V> {
  name: string;
  knobs: Partial<V>;
}

/** `V` are the values of the knobs `K`, `R` is the result of the experiment `E`, `D` what it is summarised to. */
export interface Figure<K extends Knobs, E extends Experiment, D, V = Values<K>, R = ResultOf<E>> {
  title: string;
  /** What the drawing shows, for those who do not see it: panels, axes, curves. Results are told by the finding. */
  description: string;
  knobs: K;
  presets?: Preset<V>[];
  /** Pure: what to compute for these knobs, as plain data. */
  experiment(knobs: V): E;
  /** Pure: what to draw and to say, from the result so far. Must cope with a result that has only just begun. */
  summarise(result: R, knobs: V): D;
  /** Pure: what is drawn, in the units of the data; several parts stand below each other. */
  panels(data: D, knobs: V): Drawing | readonly Drawing[];
  /** For the reader's table and CSV. */
  table(data: D, knobs: V): Table;
  finding: Finding<V, D>;
  /** Numbers and words for `<Value>`, `<Task>` and `<Predict>`. No name of a knob. */
  measures(data: D, knobs: V): Measures;
  /** Lines to lie over those of other seeds, or beside a reader's guess. Null where there are none. */
  curves(data: D, knobs: V): Curves | null;
}

/** Measures as a figure's file has them: what is not known may also be undefined, or not a finite number. */
type Measured = Readonly<Record<string, Measures[string] | undefined>>;

/** What a figure's file says: its table and its curves are those of its main panel, if it does not give its own. */
export type FigureParts<K extends Knobs, E extends Experiment, D> = Omit<
  Figure<K, E, D>,
  'table' | 'curves' | 'measures'
> &
  Partial<Pick<Figure<K, E, D>, 'table' | 'curves'>> & { measures?(data: D, knobs: Values<K>): Measured };

/**
 * Infers a figure's types from its parts and hides them from those who only run it: here, and nowhere else. TypeScript
 * lets a method stand for one that takes less; they owe it settings that its knobs have checked and its own results.
 */
export function defineFigure<const K extends Knobs, E extends Experiment, D>(
  parts: FigureParts<K, E, D>,
): AnyFigure {
  const figure: Figure<K, E, D> = {
    table: (data, knobs) => tableOf(drawingOf(parts, data, knobs)),
    curves: (data, knobs) => curvesOf(drawingOf(parts, data, knobs)),
    ...parts,
    measures: (data, knobs) => known(parts.measures?.(data, knobs) ?? {}),
  };
  return figure;
}

const known = (measured: Measured): Measures =>
  Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [
      name,
      typeof value === 'number' ? finite(value) : (value ?? null),
    ]),
  );

/** What a figure draws, as one drawing. */
export function drawingOf<D, V>(
  { panels }: { panels: (data: D, knobs: V) => Drawing | readonly Drawing[] },
  data: D,
  knobs: V,
): Drawing {
  const parts = panels(data, knobs);
  return 'kind' in parts ? parts : stack(...parts);
}

/** A figure whose parts fit each other in ways only its own file knows. */
export type AnyFigure = Figure<Knobs, Experiment, unknown, Settings, Result>;

/** What a figure's file exports: the figure, or what makes one from the configuration that a build made for it. */
export interface FigureModule {
  default: AnyFigure | ((configuration: unknown) => AnyFigure);
}
