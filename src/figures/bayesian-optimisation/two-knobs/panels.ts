/** Four maps over two knobs: what is expected, how surely, what the rule makes of it, and what a grid of runs finds. */
import { evenly } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import type { Setting } from '../../../lib/search/space.ts';
import { toldOfSetting } from '../../searching/common/read-as.ts';
import { guess } from '../../searching/contest/problems.ts';
import type { Model } from '../model/model.ts';
import { lossIn } from '../model/trials.ts';
import { axes, gridSide, mapSide, placeOf } from './problem.ts';

interface Parts {
  trials: readonly Trial[];
  next: Setting | null;
  /** Null before there is a trial. */
  model: Model | null;
  grid: readonly Trial[];
}

const bands = 9;
/** From nothing to guessing, as losses of runs. */
const losses = evenly(0, guess, bands);
const shares = evenly(0, 1, bands);

export const mapPanels = ({ trials, next, model, grid }: Parts): plot.Drawing => {
  const most = model ? Math.max(...model.deviations) : 1;
  const marks = [trialMarks(trials), nextMark(next)];
  const deviations = model && model.deviations.map((deviation) => deviation / most);
  return plot.facets(
    [
      mapPanel('expected', 'expected loss', model && model.means, losses, marks),
      mapPanel('deviation', 'uncertainty', deviations, shares, marks),
      mapPanel('promise', 'promise: light is high', model && model.promises, shares, marks),
      gridPanel(grid, trialMarks(trials)),
    ],
    { columns: 2, onPhones: 2, sharesX: true, sharesY: true },
  );
};

const mapPanel = (
  name: string,
  title: string,
  values: Float64Array | null,
  thresholds: readonly number[],
  marks: plot.Marks[],
): plot.Panel =>
  plot.panel({
    ...{ name, ...axes },
    aspect: 0.7,
    head: [{ text: title, isBold: true }],
    marks: [
      values &&
        plot.contours({
          field: { x: [0, 1], y: [0, 1], columns: mapSide, rows: mapSide, values },
          thresholds,
          label: title,
        }),
      ...marks,
    ],
  });

/** The same, of runs: between them in straight lines. */
const gridPanel = (grid: readonly Trial[], trials: plot.Marks): plot.Panel => {
  const isWhole = grid.length === gridSide * gridSide;
  return plot.panel({
    ...{ name: 'grid', ...axes },
    aspect: 0.7,
    head: [{ text: `${gridSide * gridSide} runs the search does not know`, isBold: true }],
    marks: [
      isWhole &&
        plot.contours({
          field: {
            ...{ x: [0, 1], y: [0, 1], columns: gridSide, rows: gridSide },
            values: transposed(grid.map((trial) => Math.min(guess, lossIn(trial) ?? guess))),
          },
          thresholds: losses,
          label: 'loss',
        }),
      trials,
    ],
  });
};

/** A grid has its last parameter fastest; maps have the first one along their rows. */
const transposed = (values: readonly number[]): number[] =>
  values.map((_, i) => values[(i % gridSide) * gridSide + Math.floor(i / gridSide)]!);

const trialMarks = (trials: readonly Trial[]): plot.Marks => [
  plot.dots({
    className: 'trials',
    points: trials.filter((trial) => lossIn(trial) !== null).map(({ setting }) => placeOf(setting)),
    color: 'var(--ink)',
    size: 'middle',
    outline: 'paper',
  }),
  plot.crosses({
    points: trials.filter((trial) => lossIn(trial) === null).map(({ setting }) => placeOf(setting)),
    isSmall: true,
  }),
  plot.things({
    things: trials.map((trial, i) => ({
      name: `trial ${i + 1}`,
      at: [placeOf(trial.setting)],
      told: [['validation loss', lossIn(trial) ?? 'diverged'], ...toldOfSetting(trial.setting)],
    })),
  }),
];

const nextMark = (next: Setting | null): plot.Marks =>
  next && plot.ring({ className: 'next', points: [placeOf(next)], color: 'var(--accent)', stroke: 'line' });
