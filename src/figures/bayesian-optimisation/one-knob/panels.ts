/** What the process expects over one knob, and below it what its rule makes of that. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import { searcherLooks } from '../../searching/common/looks.ts';
import type { Model } from '../model/model.ts';
import { lossIn } from '../model/trials.ts';
import { guess, losses, placeOf, rateAxis, rates } from './problem.ts';

const { color } = searcherLooks['gaussian-process'];

/** Of the band, to either side. */
const deviations = 2;

interface Parts {
  trials: readonly Trial[];
  next: number | null;
  /** Null before there is a trial. */
  model: Model | null;
  grid: readonly Trial[];
}

export const posteriorPanel = ({ trials, next, model, grid }: Parts): plot.Panel =>
  plot.panel({
    name: 'posterior',
    x: { ...rateAxis, axis: 'rule' },
    y: losses,
    linesHigh: 11,
    marks: [
      model &&
        plot.spread({
          color,
          reaches: rates.map((x, i) => {
            const [mean, reach] = [model.means[i]!, deviations * model.deviations[i]!];
            return { x, low: mean - reach, high: mean + reach };
          }),
        }),
      plot.dots({ className: 'grid', points: pointsOf(grid), color: 'var(--ink-faint)' }),
      plot.line({
        name: 'expected',
        color,
        points: along(model?.means),
      }),
      next !== null && plot.rule({ x: next, label: 'next trial', color: 'var(--ink)' }),
      trialMarks(trials),
    ],
  });

/** Dots for those that have a loss, and crosses on top for those that diverged. */
export const trialMarks = (trials: readonly Trial[]): plot.Marks => [
  plot.dots({
    className: 'trials',
    points: pointsOf(trials),
    color: 'var(--ink)',
    size: 'large',
    outline: 'paper',
  }),
  plot.crosses({
    points: trials
      .filter((trial) => lossIn(trial) === null)
      .map(({ setting }): plot.Point => [placeOf(setting), guess]),
  }),
];

export const pointsOf = (trials: readonly Trial[]): plot.Point[] =>
  trials.flatMap((trial): plot.Point[] => {
    const loss = lossIn(trial);
    return loss === null ? [] : [[placeOf(trial.setting), loss]];
  });

export const acquisitionPanel = ({ next, model }: Pick<Parts, 'next' | 'model'>): plot.Panel =>
  plot.panel({
    name: 'acquisition',
    x: rateAxis,
    y: { label: 'promise of a trial, of the largest', domain: [0, 1.1], ticks: [0, 1] },
    linesHigh: 4.5,
    marks: [
      plot.line({
        name: 'promise',
        isNamed: false,
        color: 'var(--accent)',
        points: along(model?.promises),
      }),
      next !== null && plot.rule({ x: next, color: 'var(--ink)' }),
    ],
  });

const along = (values: ArrayLike<number> | undefined): plot.Point[] =>
  values ? rates.map((rate, i): plot.Point => [rate, values[i]!]) : [];
