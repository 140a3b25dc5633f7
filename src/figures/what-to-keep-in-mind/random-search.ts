import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { countDiverged, rankedLoss } from '../../lib/study/outcomes.ts';
import { noBreakSpace, percent } from '../../lib/text/numbers.ts';
import { effectOf, ranked, restOf, type Effect, type Outcome } from './random-search/effects.ts';
import { panelsOf } from './random-search/panels.ts';
import { drawTrials, searched, settingOf, type Range, type Trial } from './random-search/trials.ts';

const trialCount = 200;
const epochs = 20;

const learningRates: Record<'wide' | 'narrow', { range: Range; ticks: number[] }> = {
  wide: { range: [0.0001, 10], ticks: [0.0001, 0.01, 1] },
  narrow: { range: [0.05, 0.5], ticks: [0.05, 0.1, 0.2, 0.5] },
};

interface Data {
  /** `[trials]` */
  outcomes: Outcome[];
  /** `[hyperparameters]` */
  effects: Effect[];
}

const trialsOf = (knobs: { range: 'wide' | 'narrow'; seed: number }): Trial[] =>
  drawTrials(trialCount, knobs.seed, learningRates[knobs.range].range);

export default defineFigure({
  title: `${trialCount} random trials of all six hyperparameters`,
  description:
    'Six small panels, one per hyperparameter: the final validation loss of every trial (logarithmic axis) against ' +
    'the trial’s value of that hyperparameter, with the mean of each bin as a step; trials that diverged are red crosses. Below, a ' +
    'bar per hyperparameter: the share of the variance of the log loss that lies between its bins, with its standard error.',
  knobs: {
    range: choice('Range of learning rates', ['wide', 'narrow'], {
      names: { wide: 'wide, 0.0001 to 10', narrow: 'narrow, 0.05 to 0.5' },
    }),
    seed: seed(),
  },

  experiment: (knobs) =>
    grid({
      data: { name: 'moons', training: 256, validation: 256, noise: 0.2 },
      loss: 'binary-cross-entropy',
      budget: { epochs },
      settings: trialsOf(knobs).map(settingOf),
      seed: knobs.seed,
      record: { checkpoints: 10 },
    }),

  summarise: (result, knobs): Data => {
    const outcomes = readGrid(result, trialsOf(knobs)).map(({ setting, runs }): Outcome => ({
      trial: setting,
      loss: rankedLoss(runs[0]!, 'validationLoss', ln2) ?? ln2,
      diverged: countDiverged(runs) > 0,
    }));
    const { range, ticks } = learningRates[knobs.range];
    return { outcomes, effects: searched(range, ticks).map((one) => effectOf(one, outcomes)) };
  },

  panels: ({ outcomes, effects }) => panelsOf(outcomes, effects),

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

  measures: ({ effects }) => {
    const [first, second] = ranked(effects);
    return {
      learningRateShare: effects[0]!.share,
      first: first.name,
      firstShare: first.share,
      second: second.name,
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
        `Over ${trialCount} trials of ${epochs} epochs the learning rate alone explains ${uncertain(effects[0]!)} ` +
        `of the variance of the log validation loss; ` +
        (largest === effects[0]
          ? `the next, ${second.name}, ${uncertain(second)}.`
          : `the most, ${uncertain(largest)}, falls to ${largest.name}.`) +
        ` (± one standard error, by jackknife.)`
      );
    },
    holds: ({ effects }) =>
      effects[0]!.share > 0 && effects.slice(1).every(({ share }) => share < effects[0]!.share),
    fails: { range: 'narrow' },
    atLeast: 19,
    switches: [{ with: 'the narrow range', knobs: { range: 'narrow' }, holds: false, atLeast: 19 }],
  },
});

const uncertain = ({ share, error }: Effect) => [percent(share), '±', percent(error)].join(noBreakSpace);
