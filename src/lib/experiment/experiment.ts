/**
 * An experiment is plain data that says what to compute. The kinds there are, and what may be asked of any: nobody else
 * needs to know which one it is. A new kind is a file like its neighbours, a line in `kinds` and one in perform.ts.
 */
import { descent } from './descent.ts';
import { judging } from './judging.ts';
import type { Divergences, Kind, Share } from './kind.ts';
import { randomFeatures } from './random-features.ts';
import { search } from './search.ts';
import { studies } from './studies.ts';
import { study } from './study.ts';
import { tabulation } from './tabulation.ts';

const kinds = { study, studies, judging, 'random-features': randomFeatures, descent, tabulation, search };

export type Kinds = typeof kinds;
type AnyOf<K extends keyof Kinds> = { [One in K]: PartsOf<Kinds[One]> }[K];
type PartsOf<K> = K extends Kind<infer E, infer R, infer F> ? { experiment: E; result: R; frame: F } : never;

export type Experiment = AnyOf<keyof Kinds>['experiment'];
export type Result = AnyOf<keyof Kinds>['result'];
export type ResultOf<E extends Experiment> = AnyOf<E['kind']>['result'];
/** What streams from a computation: what is new since the last frame, or the whole where it is computed at once. */
export type Frame = AnyOf<keyof Kinds>['frame'];

/** Here types are erased, as TypeScript compares methods: a kind is given only what is of that kind. */
const kindOf = ({ kind }: { kind: keyof Kinds }): Kind<Experiment, Result, Frame> => kinds[kind];

export const needsTrainer = (experiment: Experiment): boolean => kindOf(experiment).needsTrainer;

export const takesLong = (experiment: Experiment): boolean => kindOf(experiment).takesLong ?? false;

export const empty = (experiment: Experiment): Result => kindOf(experiment).empty(experiment);

/** Each frame once, in the order in which it was computed, onto the newest result. */
export const accumulate = (result: Result, frame: Frame): Result => kindOf(result).accumulate(result, frame);

export const prefix = <R extends Result>(result: R, fraction: number): R =>
  kindOf(result).prefix(result, fraction) as R;

export const duration = (result: Result): number => kindOf(result).duration(result);

export const progress = (result: Result): number => kindOf(result).progress(result);

export const divergences = (result: Result): Divergences => kindOf(result).divergences(result);

/** The experiment for so many workers at most. What cannot be divided is one share. */
export const divide = (experiment: Experiment, workers: number): Share<Experiment, Frame>[] =>
  kindOf(experiment).divide?.(experiment, workers) ?? [{ experiment, widen: (frame) => frame }];
