import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Held } from '../../lib/search/gaussian-process/fit.ts';
import type { Trial } from '../../lib/search/searcher.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { modelOf, type Model } from './model/model.ts';
import { ruleNames, rules } from './model/rules.ts';
import { bestOf, endedTrials, lossIn } from './model/trials.ts';
import { acquisitionPanel, posteriorPanel } from './one-knob/panels.ts';
import { isNear, places, rateOf, searchOf, space } from './one-knob/problem.ts';

const mostTrials = 15;
/** Before the process is asked. */
const start = 3;
/** At least this share of the trials that the process chose lies near. Of random ones a quarter would. */
const claimed = 0.6;

const lengths = { fitted: undefined, short: 0.01, medium: 0.15, long: 1 } as const;
const noises = { fitted: undefined, none: 1e-6, some: 0.05, much: 0.5 } as const;

interface HeldKnobs {
  length: keyof typeof lengths;
  noise: keyof typeof noises;
}

interface Data {
  /** So far. */
  trials: Trial[];
  /** Where the process went, or goes, next. */
  next: number | null;
  /** Null before there is a trial. */
  model: Model | null;
  grid: Trial[];
  /** Of the trials that the process chose, how many there are, and which share is near the best rate of the grid. */
  chosen: number;
  nearShare: number | null;
}

export default defineFigure({
  title: 'Bayesian optimisation of one learning rate, trial by trial',
  description:
    'Two panels over the learning rate, on a logarithmic axis. In the upper one large dots are the trials so far, faint ones a grid of runs that the search does not know; a line is the loss that ' +
    'the Gaussian process expects, with a band of two standard deviations around it. In the lower one a line says how much the rule promises itself of a trial at each rate. An upright dashed rule marks the next trial in both.',
  knobs: {
    trials: slider({ label: 'Trials so far', min: 1, max: mostTrials, step: 1, default: 8 }),
    rule: choice('Next trial by', ['improvement', 'bound', 'probability', 'thompson', 'uncertainty'], {
      names: ruleNames,
    }),
    length: choice('Length of the kernel', ['fitted', 'short', 'medium', 'long'], {
      names: { short: 'short, 0.01', medium: 'medium, 0.15', long: 'long, 1' },
    }),
    noise: choice('Noise', ['fitted', 'none', 'some', 'much'], {
      names: { some: 'some, 5 %', much: 'much, 50 %' },
    }),
    seed: seed(),
  },

  experiment: ({ rule, seed, ...knobs }) =>
    searchOf(
      { kind: 'gaussian-process', acquisition: rules[rule], start, held: heldBy(knobs) },
      // The next one, too.
      mostTrials + 1,
      seed,
    ),

  summarise: ({ searches: [search, grid] }, { trials, rule, seed, ...knobs }): Data => {
    const ended = endedTrials(search!);
    const soFar = ended.slice(0, trials);
    const all = endedTrials(grid!);
    const best = bestOf(all);
    const chosen = ended.slice(start, mostTrials);
    return {
      trials: soFar,
      next: search!.trials[soFar.length] ? rateOf(search!.trials[soFar.length]!.setting) : null,
      model:
        soFar.length === 0
          ? null
          : modelOf({ space, start, rule: rules[rule], held: heldBy(knobs), seed }, soFar, places),
      grid: all,
      chosen: chosen.length,
      nearShare:
        best && chosen.length > 0
          ? chosen.filter((trial) => isNear(trial, best)).length / chosen.length
          : null,
    };
  },

  panels: ({ trials, next, model, grid }) => [
    posteriorPanel({ trials, next, model, grid }),
    acquisitionPanel({ next, model }),
  ],

  table: ({ trials }) =>
    plot.tableOver(trials, {
      'learning rate': (trial) => rateOf(trial.setting),
      'validation loss': (trial) => lossIn(trial),
      diverged: ({ outcome }) => (outcome === 'infeasible' ? 'yes' : 'no'),
    }),

  measures: ({ trials, next, model, grid, nearShare }) => {
    const [best, bestInGrid] = [bestOf(trials), bestOf(grid)];
    return {
      bestLoss: best && lossIn(best),
      bestRate: best && rateOf(best.setting),
      gridLoss: bestInGrid && lossIn(bestInGrid),
      gridRate: bestInGrid && rateOf(bestInGrid.setting),
      nextRate: next,
      nearShare,
      fittedLength: model?.kernel.lengths[0],
      fittedNoise: model?.kernel.noise,
    };
  },

  finding: {
    says: ({ trials, grid, chosen, nearShare }) => {
      const [best, bestInGrid] = [bestOf(trials), bestOf(grid)];
      if (!best || !bestInGrid || nearShare === null)
        return `So far there are ${counted(trials.length, 'trial')}, and the grid is not whole.`;
      return (
        `After ${counted(trials.length, 'trial')} the best loss is ${decimal(lossIn(best), 3)}, at α = ${significant(rateOf(best.setting))}; the best of ${grid.length} runs of a grid is ` +
        `${decimal(lossIn(bestInGrid), 3)}, at ${significant(rateOf(bestInGrid.setting))}. Of the ${chosen} trials that the process chooses in all, ${percent(nearShare)} lie in the decade around that rate, ` +
        `where a quarter of random ones would: ${nearShare >= claimed ? 'at least' : 'less than'} ${percent(claimed)}.`
      );
    },
    holds: ({ nearShare }) => nearShare !== null && nearShare >= claimed,
    fails: { rule: 'uncertainty' },
    atLeast: 0.8,
  },
});

const heldBy = ({ length, noise }: HeldKnobs): Held => ({
  ...(lengths[length] !== undefined && { length: lengths[length] }),
  ...(noises[noise] !== undefined && { noise: noises[noise] }),
});
