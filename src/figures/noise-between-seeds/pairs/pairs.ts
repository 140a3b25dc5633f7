/** Two settings trained again and again, each time on fresh data: on the same data, from the same start, or both. */
import type { Studies, StudiesResult } from '../../../lib/experiment/studies.ts';
import { latestOf } from '../../../lib/study/outcomes.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import type { RunHistory, StudyResult } from '../../../lib/training/spec.ts';
import { common, comparisons, type ComparisonName } from './comparisons.ts';

/** Data sets and starts, as many of the one as of the other. */
export const repetitions = 40;

/** The runs of each study, in their order: which of the two settings, and how many starts further than the data. */
const runs = [
  { of: 0, further: 0 },
  { of: 1, further: 0 },
  { of: 1, further: 1 },
  { of: 1, further: repetitions - 1 },
] as const;
type Runs<T> = [first: T, second: T, fromTheNext: T, fromTheOneBefore: T];

/** A study for each data set. Repetition r has data and start of seed r; the last is followed by the first. */
export const pairsExperiment = (name: ComparisonName, seed: number): Studies => ({
  kind: 'studies',
  studies: Array.from({ length: repetitions }, (_, r) => ({
    kind: 'study',
    ...common,
    data: { ...common.data, seed: runSeed(seed, r) },
    runs: runs.map(({ of, further }) => ({
      ...comparisons[name][of].run,
      seed: runSeed(seed, (r + further) % repetitions),
    })),
    record: { checkpoints: 4, accuracy: true },
  })),
});

export const judges = {
  loss: (run: RunHistory) => latestOf(run, 'validationLoss'),
  error: (run: RunHistory) => {
    const accuracy = latestOf(run, 'validationAccuracy');
    return accuracy === null ? null : 1 - accuracy;
  },
};
export type Judge = keyof typeof judges;

export interface Pair {
  a: number;
  b: number;
}

/** What the two settings came to, by what their runs had in common: as many as are known. */
export interface Pairs {
  /** `[repetitions]` */
  both: Pair[];
  /** `[2 × repetitions]` */
  data: Pair[];
  start: Pair[];
}

export function pairsOf({ studies }: StudiesResult, judge: Judge): Pairs {
  const known = studies.map(({ runs }: StudyResult) => runs.map(judges[judge]) as Runs<number | null>);
  const on = (r: number) => known[(r + known.length) % known.length]!;
  const paired = (second: (r: number) => number | null) =>
    known.flatMap(([a], r): Pair[] => {
      const b = second(r);
      return a === null || b === null ? [] : [{ a, b }];
    });
  return {
    both: paired((r) => on(r)[1]),
    data: [...paired((r) => on(r)[2]), ...paired((r) => on(r)[3])],
    start: [...paired((r) => on(r + 1)[3]), ...paired((r) => on(r - 1)[2])],
  };
}

/** Of all pairs on the same data from the same start: how far b is above a, in the mean. */
export const differenceOf = (pairs: readonly Pair[]): number =>
  pairs.reduce((sum, { a, b }) => sum + b - a, 0) / pairs.length;
