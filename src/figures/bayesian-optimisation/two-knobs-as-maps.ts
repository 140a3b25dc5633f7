import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { quantile } from '../../lib/math/quantile.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Trial } from '../../lib/search/searcher.ts';
import type { Setting } from '../../lib/search/space.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { guess } from '../searching/contest/problems.ts';
import { modelOf, type Model } from './model/model.ts';
import { ruleNames, rules } from './model/rules.ts';
import { bestOf, endedTrials, lossIn } from './model/trials.ts';
import { mapPanels } from './two-knobs/panels.ts';
import { gridSide, places, searchOf, space, start } from './two-knobs/problem.ts';

const mostTrials = 20;
/** A trial is good if it ends among this share of the runs of the grid. */
const goodShare = 0.25;
/** At least this share of the trials that the process chose is good. */
const claimed = 0.5;

interface Data {
  /** So far. */
  trials: Trial[];
  next: Setting | null;
  /** Null before there is a trial. */
  model: Model | null;
  grid: Trial[];
  /** Of the trials so far that the process chose, which share is good; null before there is one. */
  good: number | null;
}

export default defineFigure({
  title: 'Bayesian optimisation of rate and momentum, as maps',
  description:
    'Four maps over the learning rate (across) and momentum (up), dark where values are low: the loss that the Gaussian process expects, its uncertainty, the promise of a trial, ' +
    'and the losses of a grid of runs that the search does not know. Dots are the trials so far, red crosses those that diverged, a ring the next one.',
  knobs: {
    trials: slider({ label: 'Trials so far', min: 1, max: mostTrials, step: 1, default: 20 }),
    rule: choice('Next trial by', ['improvement', 'bound', 'probability', 'uncertainty'], {
      names: ruleNames,
    }),
    seed: seed(),
  },

  experiment: ({ rule, seed }) => searchOf(rules[rule], mostTrials + 1, seed),

  summarise: ({ searches: [search, grid] }, { trials, rule, seed }): Data => {
    const soFar = endedTrials(search!).slice(0, trials);
    const runs = endedTrials(grid!);
    return {
      trials: soFar,
      next: search!.trials[soFar.length]?.setting ?? null,
      model: soFar.length === 0 ? null : modelOf({ space, start, rule: rules[rule], seed }, soFar, places),
      grid: runs,
      good: shareGood(soFar.slice(start), runs),
    };
  },

  panels: (data) => mapPanels(data),

  table: ({ trials }) =>
    plot.tableOver(trials, {
      'learning rate': ({ setting }) => Number(setting['learningRate']),
      momentum: ({ setting }) => Number(setting['optimizer.beta']),
      'validation loss': (trial) => lossIn(trial),
      diverged: ({ outcome }) => (outcome === 'infeasible' ? 'yes' : 'no'),
    }),

  measures: ({ trials, grid, good }) => ({
    bestLoss: lossOfBest(trials),
    gridLoss: lossOfBest(grid),
    goodShare: good,
  }),

  curves: ({ trials }) => ({
    x: { label: 'trial', domain: [1, mostTrials] },
    y: { label: 'validation loss', domain: [0, 1] },
    lines: [
      {
        name: 'loss',
        color: 'var(--series-4)',
        points: trials.map((trial, i): plot.Point => [i + 1, cappedLoss(trial)]),
      },
    ],
  }),

  finding: {
    says: ({ trials, grid, good }) =>
      good === null
        ? `So far there are ${counted(trials.length, 'trial')}, of which the process has chosen none.`
        : `Of ${counted(trials.length - start, 'trial')} that the process chose ${percent(good)} are as good as the best quarter of the ${gridSide * gridSide} runs of the grid: ` +
          `${good >= claimed ? 'at least' : 'less than'} half. Their best loss is ${significant(lossOfBest(trials))}, that of the grid ${significant(lossOfBest(grid))}.`,
    holds: ({ good }) => good !== null && good >= claimed,
    fails: { rule: 'uncertainty' },
    atLeast: 0.75,
  },
});

/** Null of none, or before the grid is there. */
function shareGood(chosen: readonly Trial[], grid: readonly Trial[]): number | null {
  if (chosen.length === 0 || grid.length < gridSide * gridSide) return null;
  const bound = quantile(grid.map(cappedLoss), goodShare);
  return chosen.filter((trial) => cappedLoss(trial) <= bound).length / chosen.length;
}

/** Guessing at most: so much counts a trial that diverged. */
const cappedLoss = (trial: Trial): number => Math.min(guess, lossIn(trial) ?? guess);

function lossOfBest(trials: readonly Trial[]): number | null {
  const best = bestOf(trials);
  return best && lossIn(best);
}
