/** A finding over many seeds, at build time: each outcome is computed once and kept between builds. */
import type { AnyFigure, Measures } from '../contract/define.ts';
import { outcomeOf } from '../contract/outcome.ts';
import { computingCode, digest, kept, keptOr, pool } from './store.ts';

export interface SeedOutcome {
  seed: number;
  holds: boolean;
  claim: string;
  measures: Measures;
}

interface Question {
  figure: AnyFigure;
  /** The figure's own code: what its claim means depends on it. */
  code: string;
  values: Readonly<Record<string, unknown>>;
  seeds: readonly number[];
}

/** What the finding comes to for each of the seeds, all else as in `values`. */
export function outcomesOver(question: Question): Promise<SeedOutcome[]> {
  const { figure, values, seeds } = question;
  return keptOr('findings', keyOf(question), () =>
    Promise.all(seeds.map((seed) => outcomeAt(figure, values, seed))),
  );
}

/** The same, only if it has been computed before; null otherwise. */
export const knownOutcomesOver = (question: Question): Promise<SeedOutcome[] | null> =>
  kept('findings', keyOf(question));

async function outcomeAt(figure: AnyFigure, values: Question['values'], seed: number): Promise<SeedOutcome> {
  const knobs = 'seed' in figure.knobs ? { ...values, seed } : values;
  const result = await pool.perform(figure.experiment(knobs as never), `${figure.title}, seed ${seed}`);
  const { holds, claim, measures } = outcomeOf(figure, result, knobs);
  return { seed, holds, claim, measures };
}

const keyOf = ({ figure, code, values, seeds }: Question) =>
  digest(JSON.stringify([computingCode, code, figure.experiment(values as never), values, seeds]));
