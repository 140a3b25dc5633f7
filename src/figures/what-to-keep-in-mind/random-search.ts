import { defineFigure } from '../../lib/figure/contract/define.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { stepsOf } from './random-search/bins.ts';
import { trialsPanels } from './random-search/panels.ts';
import {
  epochs,
  experimentOf,
  knobs,
  outcomesOf,
  searchedOf,
  trialCount,
  type Outcome,
} from './random-search/search.ts';
import type { Searched } from './random-search/trials.ts';

/** So many of the trials are called the best. */
const bestCount = 10;
/** The best lie within this share of the axis of the learning rate. Ten points that fall anywhere do so once in twenty times. */
const closeTogether = 0.6;

interface Data {
  /** `[trials]` */
  outcomes: Outcome[];
  /** The lowest losses first. */
  best: Outcome[];
  /** Where they lie on each axis that has more than a few values: on the learning rate's first. */
  extents: Extent[];
  searched: Searched[];
}

/** Part of an axis: its ends, and which share of the axis it is. */
interface Extent {
  name: string;
  ends: [least: number, most: number];
  share: number;
}

export default defineFigure({
  title: `${trialCount} random trials of all six hyperparameters`,
  description:
    'Six small panels, one per hyperparameter: the final validation loss of every trial (logarithmic axis) against ' +
    'the trial’s value of that hyperparameter. A step over each stretch of the axis is as high as the lowest loss in it. The ten ' +
    'best trials are large dots; trials that diverged are red crosses.',
  knobs,

  experiment: experimentOf,

  summarise: (result, knobs): Data => {
    const outcomes = outcomesOf(result, knobs);
    const best = [...outcomes].sort((a, b) => a.loss - b.loss).slice(0, bestCount);
    const searched = searchedOf(knobs);
    const continuous = searched.filter(({ axis }) => axis.names === undefined);
    return { outcomes, best, searched, extents: continuous.map((one) => extentOf(one, best)) };
  },

  panels: ({ outcomes, best, searched }) => [
    plot.heading('caption', ['final validation loss of each trial (log axis; 0.69 is guessing)']),
    trialsPanels(
      searched.map((one) => ({
        searched: one,
        steps: stepsOf(one, outcomes, lowest),
      })),
      outcomes,
      best,
    ),
  ],

  table: ({ outcomes }) =>
    plot.tableOver(outcomes, {
      'learning rate': ({ trial }) => trial.learningRate,
      momentum: ({ trial }) => trial.momentum,
      'hidden layers': ({ trial }) => trial.layers,
      'batch size': ({ trial }) => trial.batchSize,
      'decay rate': ({ trial }) => trial.decayRate,
      activation: ({ trial }) => trial.activation,
      'validation loss': ({ loss }) => loss,
      diverged: ({ diverged }) => (diverged ? 'yes' : 'no'),
    }),

  measures: ({ outcomes, best, searched, extents: [rate, momentum, decay] }) => {
    const [atLowestRates] = stepsOf(searched[0]!, outcomes, lowest);
    return {
      bestLoss: best[0]?.loss,
      lowestRatesOverBest: ratioOf(atLowestRates?.y ?? null, best[0]?.loss ?? null),
      leastRate: rate?.ends[0],
      mostRate: rate?.ends[1],
      rateExtent: rate?.share,
      momentumExtent: momentum?.share,
      decayExtent: decay?.share,
    };
  },

  curves: ({ extents }) =>
    plot.curvesOver(extents, {
      x: { label: 'hyperparameter', names: extents.map(({ name }) => name) },
      y: { label: 'share of the axis that holds the ten best', domain: [0, 1] },
      lines: [{ name: 'share', color: 'var(--series-2)', of: ({ share }) => share }],
    }),

  finding: {
    says: ({ extents: [rate, ...others] }) => {
      const [least, most] = rate!.ends.map((end) => significant(end));
      const elsewhere = others.map(({ name, share }) => `${percent(share)} of the axis of ${name}`);
      return (
        `The ${bestCount} best of ${trialCount} trials of ${epochs} epochs have learning rates from ${least} to ${most}: ` +
        `${percent(rate!.share)} of the axis. The same trials cover ${elsewhere.join(' and ')}.`
      );
    },
    holds: ({ extents: [rate, ...others] }) =>
      rate!.share <= closeTogether && others.every(({ share }) => rate!.share < share),
    fails: { range: 'narrow' },
    atLeast: 0.8,
    switches: [{ with: 'the narrow range', knobs: { range: 'narrow' }, holds: false, atLeast: 0.8 }],
  },
});

const lowest = (losses: readonly number[]) => Math.min(...losses);

function extentOf({ name, axis, at }: Searched, outcomes: readonly Outcome[]): Extent {
  const sorted = outcomes.map(({ trial }) => at(trial)).sort((a, b) => a - b);
  const ends: Extent['ends'] = [sorted[0]!, sorted.at(-1)!];
  return { name, ends, share: Math.abs(plot.shareOf(axis, ends[1]) - plot.shareOf(axis, ends[0])) };
}
