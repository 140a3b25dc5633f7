/** A grid of runs, settings × repetitions: made, and read back by setting. */
import type { DataSpec } from '../data/spec.ts';
import type { Run, RunHistory, Study, StudyResult } from '../training/spec.ts';
import { usualRun } from './defaults.ts';
import { runSeed } from './seeds.ts';

/** What a run has of its own; the rest is as in the grid's base. */
export type Setting = Partial<Omit<Run, 'seed'>>;

export interface Grid extends Omit<Study, 'kind' | 'data' | 'runs'> {
  /** One data set for all runs, drawn with `seed`. */
  data: Omit<DataSpec, 'seed'>;
  /** What all runs have in common, where it is not as usual (defaults.ts). */
  base?: Setting;
  /** Default: one, the base itself. */
  settings?: readonly Setting[];
  /** Runs of each setting, with seeds of their own (seeds.ts). Default 1. */
  repetitions?: number;
  /** The figure's. */
  seed: number;
}

/** The study of a grid: setting by setting in their order, the repetitions of each side by side. */
export function grid({ data, base, settings = [{}], repetitions = 1, seed, ...rest }: Grid): Study {
  return {
    kind: 'study',
    ...rest,
    data: { ...data, seed },
    runs: settings.flatMap((setting) =>
      Array.from({ length: repetitions }, (_, repetition) => ({
        ...usualRun,
        ...base,
        ...setting,
        seed: runSeed(seed, repetition),
      })),
    ),
  };
}

/** What became of one setting. */
export interface Repeated<S> {
  setting: S;
  /** `[repetitions]` */
  runs: RunHistory[];
}

/** As many entries as there are settings: of four settings, four. */
type Repeateds<Settings extends readonly unknown[]> = {
  -readonly [I in keyof Settings]: Repeated<Settings[I]>;
};

/**
 * A grid's result, setting by setting. `settings` are those that the grid was made from, or whatever else a figure calls
 * them by (`readGrid(result, rates)`): one for each, in the same order. The result may have just begun.
 */
export function readGrid<const Settings extends readonly unknown[]>(
  { runs }: Pick<StudyResult, 'runs'>,
  settings: Settings,
): Repeateds<Settings> {
  const repetitions = runs.length / settings.length;
  if (!Number.isInteger(repetitions) || repetitions === 0)
    throw new RangeError(
      `runs: ${runs.length} is not a multiple of ${settings.length}, the number of the grid’s settings`,
    );
  return settings.map((setting, i) => ({
    setting,
    runs: runs.slice(i * repetitions, (i + 1) * repetitions),
  })) as Repeateds<Settings>;
}

/** Of each axis one value. */
type Crossed<Axes extends Readonly<Record<string, readonly unknown[]>>> = {
  [Name in keyof Axes]: Axes[Name][number];
};

/**
 * Every combination of the axes' values, the last axis fastest: `crossed({ batchSize: [8, 32], learningRate: [0.1, 1] })`
 * is 8 with 0.1, 8 with 1, 32 with 0.1, 32 with 1.
 */
export function crossed<
  Value extends string | number | boolean | object,
  Axes extends Readonly<Record<string, readonly Value[]>>,
>(axes: Axes): Crossed<Axes>[] {
  return Object.entries(axes).reduce<Record<string, unknown>[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  ) as Crossed<Axes>[];
}
