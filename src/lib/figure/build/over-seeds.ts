/** A finding over many seeds, at build time: each outcome is computed once and kept between builds. */
import { perform } from '../../experiment/perform.ts';
import type { AnyFigure, Measures } from '../contract/define.ts';
import { outcomeOf } from '../contract/outcome.ts';
import { digest, kept, keptOr, version } from './store.ts';

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
  return keptOr('findings', keyOf(question), async () => {
    const outcomes: SeedOutcome[] = [];
    for (const seed of question.seeds) outcomes.push(await outcomeAt(question.figure, question.values, seed));
    return outcomes;
  });
}

/** The same, only if it has been computed before; null otherwise. */
export const knownOutcomesOver = (question: Question): Promise<SeedOutcome[] | null> =>
  kept('findings', keyOf(question));

async function outcomeAt(figure: AnyFigure, values: Question['values'], seed: number): Promise<SeedOutcome> {
  const knobs = 'seed' in figure.knobs ? { ...values, seed } : values;
  const { holds, claim, measures } = outcomeOf(
    figure,
    await perform(figure.experiment(knobs as never)),
    knobs,
  );
  return { seed, holds, claim, measures };
}

const keyOf = ({ figure, code, values, seeds }: Question) =>
  digest(JSON.stringify([version, code, figure.experiment(values as never), values, seeds]));
