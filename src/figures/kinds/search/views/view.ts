/** A view: one way to draw what searches came to. A figure shows one or several, one below the other. */
import { measureName } from '../../../../lib/study/outcomes.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { listed } from '../../../../lib/text/words.ts';
import type { ReadAs } from '../../../searching/common/read-as.ts';
import type { Trial } from '../../../searching/common/trial.ts';
import { labelInSentence } from '../../training/hyperparameters.ts';
import type { SearchConfiguration } from '../configuration.ts';
import type { EndedTrial, Searched } from '../outcome.ts';
import { nameOf } from '../parameters.ts';

export interface Data {
  searched: Searched[];
  /** Which of the searches of each searcher is shown, from 0. */
  search: number;
  configuration: SearchConfiguration;
}

export interface View {
  /** What it shows, in a sentence, for those who do not see it. */
  describe(configuration: SearchConfiguration): string;
  panels(data: Data): plot.Drawing;
}

/** One search of a searcher. */
export interface Shown extends Pick<Searched, 'name' | 'color'> {
  trials: readonly EndedTrial[];
  /** How many it will have. */
  budget: number;
}

const shownOf = ({ searched, search }: Data): Shown[] =>
  searched.map(({ name, color, searches, trials }) => ({
    name,
    color,
    trials: searches[search] ?? [],
    budget: trials,
  }));

/** A panel for the shown search of each searcher, beside each other, with one vertical axis. */
export function besideEachOther(data: Data, panelOf: (shown: Shown, i: number) => plot.Panel): plot.Drawing {
  const all = shownOf(data);
  const columns = all.length === 4 ? 2 : Math.min(3, all.length);
  return all.length === 1 ? panelOf(all[0]!, 0) : plot.facets(all.map(panelOf), { columns, sharesY: true });
}

export const headOf = ({ searched }: Data, { name, color }: Shown): plot.Panel['head'] =>
  searched.length > 1 ? [{ text: name, isBold: true, color }] : [];

/** All losses of the shown searches, of trials that did not diverge. */
export const lossesOf = (data: Data): number[] =>
  shownOf(data).flatMap(({ trials }) => trials.flatMap(({ loss }) => loss ?? []));

/** Trials that nearly diverged would stretch the axis: they stand at its upper end. */
const worstShown = 10;

export const lossAxis = (
  { configuration: { objective } }: Pick<Data, 'configuration'>,
  losses: readonly number[],
  what = measureName(objective),
): plot.Quantity => ({
  label: `${what} (log scale)`,
  scale: 'log',
  domain: plot.roundedLog(losses.map((loss) => Math.min(loss, worstShown))),
});

/** The loss where it stands on the axis; what is above, or diverged, at its upper end. */
export const heightOn = ({ domain: [, top] }: plot.Quantity, loss: number | null): number =>
  Math.min(loss ?? top, top);

/** As the panels of this part of the book draw them. */
export const drawable = (trials: readonly EndedTrial[], y: plot.Quantity): Trial[] =>
  trials.map(({ setting, loss }) => ({ setting, loss: heightOn(y, loss), diverged: loss === null }));

/** Each trial by its number in its search, with what it came to and at which setting. `all` are the trials of the search. */
export function readAs({ configuration, searched }: Data, { name }: Shown, all: readonly Trial[]): ReadAs {
  const { objective, space } = configuration;
  return {
    nameOf: (trial) =>
      [searched.length > 1 && name, `trial ${all.indexOf(trial) + 1}`].filter(Boolean).join(', '),
    told: ({ setting, loss, diverged }) => [
      [measureName(objective), diverged ? 'diverged' : loss],
      ...space.flatMap(({ name: path }) => {
        const value = setting[path];
        return value === undefined
          ? []
          : [[labelInSentence(nameOf(path)), typeof value === 'boolean' ? String(value) : value] as const];
      }),
    ],
  };
}

export const eachSearcher = ({ searchers }: SearchConfiguration): string =>
  searchers.length > 1 ? `, for each of ${listed(searchers.map(({ name }) => name))}` : '';
