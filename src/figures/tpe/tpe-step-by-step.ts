import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Trial } from '../../lib/search/searcher.ts';
import { decimal, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { isNear, rateOf, searchOf } from '../bayesian-optimisation/one-knob/problem.ts';
import { bestOf, endedTrials, lossIn } from '../bayesian-optimisation/model/trials.ts';
import { densitiesAfter, randomTrials, type Densities } from './densities/densities.ts';
import { densitiesPanel, ratioPanel, trialsPanel } from './densities/panels.ts';

const mostTrials = 40;
/** The finding looks at so many of the newest trials. More than half of them must be near the best rate. */
const newest = 20;

interface Data {
  /** So far. */
  trials: Trial[];
  next: number | null;
  densities: Densities | null;
  grid: Trial[];
  /** Of the newest trials, how many are near the best rate of the grid. */
  near: number | null;
}

export default defineFigure({
  title: 'TPE on one learning rate, trial by trial',
  description:
    'Three panels over the learning rate, on a logarithmic axis. In the upper one large dots are the trials so far, the good ones in colour, faint ones a grid of runs that the search does not know. In the middle ' +
    'the density of the good trials and that of the others. Below, the ratio of the two, with 24 candidates as circles. An upright dashed rule marks the next trial in all.',
  knobs: {
    trials: slider({ label: 'Trials so far', min: 1, max: mostTrials, step: 1, default: 30 }),
    seed: seed(),
  },

  experiment: ({ seed }) => searchOf({ kind: 'tpe', randomTrials }, mostTrials + 1, seed),

  summarise: ({ searches: [search, grid] }, { trials, seed }): Data => {
    const soFar = endedTrials(search!).slice(0, trials);
    const next = search!.trials[soFar.length];
    const runs = endedTrials(grid!);
    const best = bestOf(runs);
    return {
      trials: soFar,
      next: next ? rateOf(next.setting) : null,
      densities: densitiesAfter(soFar, seed),
      grid: runs,
      near: best && soFar.slice(-newest).filter((trial) => isNear(trial, best)).length,
    };
  },

  panels: (data) => [trialsPanel(data), densitiesPanel(data), ratioPanel(data)],

  table: ({ trials, densities }) =>
    plot.tableOver(trials, {
      'learning rate': ({ setting }) => rateOf(setting),
      'validation loss': (trial) => lossIn(trial),
      group: ({ setting }) => (densities?.good.includes(setting) ? 'good' : 'others'),
    }),

  measures: ({ trials, next, densities, grid, near }) => {
    const [best, bestInGrid] = [bestOf(trials), bestOf(grid)];
    return {
      bestLoss: best && lossIn(best),
      bestRate: best && rateOf(best.setting),
      gridRate: bestInGrid && rateOf(bestInGrid.setting),
      nextRate: next,
      goodCount: densities?.good.length,
      nearCount: near,
    };
  },

  finding: {
    says: ({ trials, grid, near }) => {
      const [best, bestInGrid] = [bestOf(trials), bestOf(grid)];
      if (!best || !bestInGrid || near === null)
        return `So far there are ${counted(trials.length, 'trial')}, and the grid is not whole.`;
      return (
        `After ${counted(trials.length, 'trial')} the best loss is ${decimal(lossIn(best), 3)}, at α = ${significant(rateOf(best.setting))}. Of the newest ${Math.min(newest, trials.length)} trials, ` +
        `${near} lie in the decade around α = ${significant(rateOf(bestInGrid.setting))}, the best of ${grid.length} runs of a grid: ${isMost({ trials, near }) ? '' : 'not '}more than half. Of random ones about a quarter would.`
      );
    },
    holds: (data) => isMost(data),
    fails: { trials: randomTrials },
    atLeast: 0.8,
  },
});

function isMost({ trials, near }: Pick<Data, 'trials' | 'near'>): boolean {
  return near !== null && near > Math.min(newest, trials.length) / 2;
}
