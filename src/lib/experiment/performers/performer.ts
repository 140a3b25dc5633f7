/** What performs the experiments of a kind. */
import type { Kind } from '../kind.ts';

export interface Performance<Frame> {
  /** Aborting rejects with the signal's reason, where the computation takes its time. */
  signal?: AbortSignal;
  /** Every part of the result passes through it: see `accumulate`. */
  progress?: (frame: Frame) => void;
}

export type Performer<E, R, F> = (experiment: E, performance: Performance<F>) => R | Promise<R>;
export type PerformerOf<K> = K extends Kind<infer E, infer R, infer F> ? Performer<E, R, F> : never;

/** The result is its only frame. */
export function atOnce<E, R>(compute: (experiment: E) => R): Performer<E, R, R> {
  return (experiment, { progress }) => {
    const result = compute(experiment);
    progress?.(result);
    return result;
  };
}
