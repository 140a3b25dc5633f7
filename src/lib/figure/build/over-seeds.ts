/** A finding over many seeds: what it comes to for each of them, computed afresh on all cores. */
import type { AnyFigure, Measures } from '../contract/define.ts';
import { outcomeOf } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import { pool } from './store.ts';

export interface SeedOutcome {
  seed: number;
  holds: boolean;
  claim: string;
  measures: Measures;
}

/** For each of the seeds, all else as in `values`. */
export const outcomesOver = (
  figure: AnyFigure,
  values: Settings,
  seeds: readonly number[],
): Promise<SeedOutcome[]> => Promise.all(seeds.map((seed) => outcomeAt(figure, { ...values, seed })));

async function outcomeAt(figure: AnyFigure, knobs: Settings & { seed: number }): Promise<SeedOutcome> {
  const { seed } = knobs;
  const result = await pool.perform(figure.experiment(knobs), `${figure.title}, seed ${seed}`);
  const { holds, claim, measures } = outcomeOf(figure, result, knobs);
  return { seed, holds, claim, measures };
}
