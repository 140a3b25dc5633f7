import { defineFigure } from '../../lib/figure/contract/define.ts';
import * as plot from '../../lib/plot/plot.ts';
import { noBreakSpace, percent } from '../../lib/text/numbers.ts';
import { trialsPanels } from '../what-to-keep-in-mind/random-search/panels.ts';
import {
  experimentOf,
  knobs,
  outcomesOf,
  searchedOf,
  trialCount,
  type Outcome,
} from '../what-to-keep-in-mind/random-search/search.ts';
import { importancePanel } from './knob-importance/bars.ts';
import { effectOf, ranked, restOf, type Effect } from './knob-importance/effects.ts';

interface Data {
  /** `[trials]` */
  outcomes: Outcome[];
  /** `[hyperparameters]`, the learning rate first. */
  effects: Effect[];
}

export default defineFigure({
  title: 'What each hyperparameter explains',
  description:
    'Six small panels, one per hyperparameter: the final validation loss of every trial of a random search (logarithmic axis) against ' +
    'the trial’s value of that hyperparameter, with the mean of each bin as a step; trials that diverged are red crosses. Below, a ' +
    'bar per hyperparameter: the share of the variance of the log loss that lies between its bins, with its standard error.',
  knobs,

  experiment: experimentOf,

  summarise: (result, knobs): Data => {
    const outcomes = outcomesOf(result, knobs);
    return { outcomes, effects: searchedOf(knobs).map((one) => effectOf(one, outcomes)) };
  },

  panels: ({ outcomes, effects }) => [
    plot.heading('caption', [
      'final validation loss of each trial (log axis; 0.69 is guessing), and its mean in each bin',
    ]),
    trialsPanels(effects, outcomes),
    plot.heading('importance-title', [
      { text: 'share of the variance of the log loss that each explains alone', isBold: true },
    ]),
    importancePanel(effects),
    plot.heading('rest', [
      `The other ${percent(restOf(effects))}: combinations, and differences within bins.`,
    ]),
  ],

  table: ({ effects }) =>
    plot.tableOver(effects, {
      hyperparameter: ({ searched }) => searched.name,
      'share of the variance explained alone': ({ share }) => share,
      'standard error': ({ error }) => error,
    }),

  measures: ({ effects }) => {
    const [first, second] = ranked(effects);
    return {
      learningRateShare: effects[0]!.share,
      first: first.searched.name,
      firstShare: first.share,
      second: second.searched.name,
      secondShare: second.share,
      restShare: restOf(effects),
    };
  },

  curves: ({ effects }) =>
    plot.curvesOver(effects, {
      x: { label: 'hyperparameter', names: ['α', 'β', 'layers', 'B', 'decay', 'activation'] },
      y: { label: 'share of the variance explained alone', domain: [-0.05, 0.8] },
      lines: [{ name: 'share', color: 'var(--series-2)', of: ({ share }) => share }],
    }),

  finding: {
    says: ({ effects }) => {
      const [largest, second] = ranked(effects);
      return (
        `Over ${trialCount} trials the learning rate alone explains ${uncertain(effects[0]!)} ` +
        `of the variance of the log validation loss; ` +
        (largest === effects[0]
          ? `the next, ${second.searched.name}, ${uncertain(second)}.`
          : `the most, ${uncertain(largest)}, falls to ${largest.searched.name}.`) +
        ` (± one standard error, by jackknife.)`
      );
    },
    holds: ({ effects }) =>
      effects[0]!.share > 0 && effects.slice(1).every(({ share }) => share < effects[0]!.share),
    fails: { range: 'narrow' },
    atLeast: 0.9,
    switches: [{ with: 'the narrow range', knobs: { range: 'narrow' }, holds: false, atLeast: 0.9 }],
  },
});

const uncertain = ({ share, error }: Effect) => [percent(share), '±', percent(error)].join(noBreakSpace);
