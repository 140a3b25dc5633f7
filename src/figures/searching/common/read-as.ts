/** Trials as things of a panel: one that is read off in a panel has a ring in all that show it. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Trial } from './trial.ts';

export interface ReadAs {
  /** The same in every panel. `i` is the trial's place among those of its panel. */
  nameOf(trial: Trial, i: number): string;
  told(trial: Trial): readonly (readonly [name: string, value: string | number])[];
}

/** `at` is where each stands in this panel. */
export const thingsOf = (
  trials: readonly Trial[],
  { nameOf, told }: ReadAs,
  at: (trial: Trial, i: number) => readonly plot.Point[],
): plot.Mark =>
  plot.things({
    things: trials.map((trial, i) => ({ name: nameOf(trial, i), at: at(trial, i), told: told(trial) })),
  });
