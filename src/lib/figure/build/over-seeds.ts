/** A finding over many seeds: what it comes to for each of them, computed afresh on all cores. */
import type { AnyFigure } from '../contract/define.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import { pool } from './store.ts';

export interface SeedOutcome extends Outcome {
  seed: number;
}

/** For each of the seeds, all else as in `values`. */
export const outcomesOver = (
  figure: AnyFigure,
  values: Settings,
  seeds: readonly number[],
): Promise<SeedOutcome[]> => Promise.all(seeds.map((seed) => outcomeAt(figure, { ...values, seed })));

async function outcomeAt(figure: AnyFigure, knobs: Settings & { seed: number }): Promise<SeedOutcome> {
  const { seed } = knobs;
  return { seed, ...(await outcomeFresh(figure, knobs, `${figure.title}, seed ${seed}`)) };
}

/** What it comes to at these settings, whatever is known. `name` is what progress and errors call it. */
export async function outcomeFresh(figure: AnyFigure, values: Settings, name: string): Promise<Outcome> {
  return outcomeOf(figure, await pool.perform(figure.experiment(values), name), values);
}
