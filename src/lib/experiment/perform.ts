/** Performs experiments. For workers and Node: a page has no need of the code that computes. */
import { descend } from '../surfaces/descend.ts';
import type { Experiment, Frame, Kinds, Result, ResultOf } from './experiment.ts';
import type { Kind } from './kind.ts';
import { tabulate } from './tabulate.ts';

export interface Performance<F = Frame> {
  /** Aborting rejects with the signal's reason, where the computation takes its time. */
  signal?: AbortSignal;
  /** Every part of the result passes through it: see `accumulate`. */
  progress?: (frame: F) => void;
}

type Performer<E, R, F> = (experiment: E, performance: Performance<F>) => R | Promise<R>;
type PerformerOf<K> = K extends Kind<infer E, infer R, infer F> ? Performer<E, R, F> : never;

const performers: { [K in keyof Kinds]: PerformerOf<Kinds[K]> } = {
  study: async (study, performance) => (await import('../training/train.ts')).train(study, performance),
  descent: atOnce(descend),
  tabulation: atOnce(tabulate),
};

/** The result is its only frame. */
function atOnce<E, R>(compute: (experiment: E) => R): Performer<E, R, R> {
  return (experiment, { progress }) => {
    const result = compute(experiment);
    progress?.(result);
    return result;
  };
}

export async function perform<E extends Experiment>(
  experiment: E,
  performance: Performance = {},
): Promise<ResultOf<E>> {
  const performer = performers[experiment.kind] as Performer<Experiment, Result, Frame>;
  return (await performer(experiment, performance)) as ResultOf<E>;
}
