/** Trials as things of a panel: one that is read off in a panel has a ring in all that show it. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Setting } from '../../../lib/search/space.ts';
import type { Trial } from './trial.ts';

export interface ReadAs {
  /** The same in every panel. `i` is the trial's place among those of its panel. */
  nameOf(trial: Trial, i: number): string;
  told(trial: Trial): readonly (readonly [name: string, value: string | number])[];
}

/** What is told of a setting, by the knobs' names in sentences. */
export const toldOfSetting = (setting: Setting): ReturnType<ReadAs['told']> =>
  Object.entries(setting).map(([name, value]) => [
    knobNames[name] ?? name,
    typeof value === 'boolean' ? String(value) : value,
  ]);

const knobNames: Record<string, string> = {
  learningRate: 'learning rate α',
  batchSize: 'mini-batch size',
  momentum: 'momentum β',
  'optimizer.beta': 'momentum β',
};

/** `at` is where each stands in this panel. */
export const thingsOf = (
  trials: readonly Trial[],
  { nameOf, told }: ReadAs,
  at: (trial: Trial, i: number) => readonly plot.Point[],
): plot.Mark =>
  plot.things({
    things: trials.map((trial, i) => ({ name: nameOf(trial, i), at: at(trial, i), told: told(trial) })),
  });
