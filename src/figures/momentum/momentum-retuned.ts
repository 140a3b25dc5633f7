import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { percent, significant, times } from '../../lib/text/numbers.ts';
import { listed, oneOrMany } from '../../lib/text/words.ts';
import {
  atOldAlpha,
  bestAt,
  bestAtLargest,
  curvesFrom,
  spreadAtLowest,
  spreadsOf,
} from './momentum-retuned/curve.ts';
import { lossPanels } from './momentum-retuned/panels.ts';
import { batchWords, betas, gridOf, settingsOf, trainingOf } from './momentum-retuned/problems.ts';

/** Of each β's best: how far α lies apart at least; how far α/(1 − β), and the losses, at most. */
const claimed = { alphas: 10, effective: 2.2, losses: 1.1 };

export default defineFigure({
  title: 'Momentum, with the learning rate tuned again',
  description:
    'Two panels of final held-out loss on logarithmic axes, one curve for each of four β from 0 to 0.95, the median of several ' +
    'starts in a band from the lowest of them to the highest. Left, over the learning rate α, the curves stand side by side; a ring marks β = 0.9 at the α that ' +
    'was best without momentum. Right, over the effective rate α/(1 − β), they nearly fall on one another. A dot marks the ' +
    'best rate of each.',
  knobs: {
    data: choice('Data', ['digits', 'spirals']),
    batch: choice('Gradient from', ['mini', 'full'], {
      names: { mini: 'batches of 10', full: 'all examples' },
    }),
    seed: seed(),
  },

  experiment: ({ seed, ...chosen }) => grid(gridOf(chosen, seed)),

  summarise: (result, chosen) => curvesFrom(readGrid(result, settingsOf(chosen))),

  panels: lossPanels,

  table: (curves) =>
    plot.tableOver(
      curves.flatMap(({ tried }) => tried),
      {
        β: ({ beta }) => beta,
        α: ({ alpha }) => alpha,
        'α/(1 − β)': ({ effective }) => effective,
        'held-out loss, median': ({ loss }) => loss,
        'lowest of the starts': ({ reach }) => reach?.low,
        'highest of the starts': ({ reach }) => reach?.high,
        'training loss': ({ trainingLoss }) => trainingLoss,
      },
    ),

  measures: (curves) => {
    const apart = spreadsOf(curves);
    const [without, usual, old] = [bestAt(curves, 0), bestAt(curves, 0.9), atOldAlpha(curves)];
    return {
      bestAlphaSpread: apart?.alphas,
      bestEffectiveSpread: apart?.effective,
      bestEffectiveWithout: without?.effective,
      bestEffectiveAtPointNine: usual?.effective,
      lossSpread: apart?.losses,
      lossSpreadAtLowest: spreadAtLowest(curves),
      lossWithout: without?.loss,
      lossAtPointNine: usual?.loss,
      gain: ratioOf(without?.loss ?? null, usual?.loss ?? null),
      lossAtOldAlpha: old?.loss,
      harmOfOldAlpha: ratioOf(old?.loss ?? null, without?.loss ?? null),
    };
  },

  curves: (curves) =>
    plot.curvesOver(curves, {
      x: { label: 'momentum β', domain: [-0.2, betas.length - 0.8], names: betas.map(String) },
      y: { label: 'best effective rate α/(1 − β), or best α (log scale)', scale: 'log', domain: [0.001, 40] },
      lines: [
        { name: 'α/(1 − β)', color: 'var(--accent)', of: ({ best }) => best?.effective },
        { name: 'α', color: 'var(--ink)', of: ({ best }) => best?.alpha },
      ],
    }),

  finding: {
    says: (curves, chosen) => {
      const apart = spreadsOf(curves);
      if (!apart) return 'Not every β has a best rate yet.';
      const { steps } = trainingOf(chosen);
      return (
        `${chosen.data === 'digits' ? 'Digits' : 'Spirals'}, ${batchWords(chosen)}, ${steps} steps: the best α is ${times(apart.alphas)} as high at β = 0 as at 0.95, ` +
        `the best α/(1 − β) ${apart.effective === 1 ? 'is the same for every β' : `lies within a factor of ${significant(apart.effective)}`}. ` +
        `${saysLargest(bestAtLargest(curves))}Held out, each at its best, the highest loss is ${saysAbove(apart.losses)} the lowest.`
      );
    },
    holds: (curves) => {
      const apart = spreadsOf(curves);
      return (
        apart !== null &&
        apart.alphas >= claimed.alphas &&
        apart.effective <= claimed.effective &&
        apart.losses <= claimed.losses
      );
    },
    fails: { data: 'spirals', batch: 'full' },
    atLeast: 0.88,
    switches: [
      {
        with: 'spirals and all examples at once',
        knobs: { data: 'spirals', batch: 'full' },
        holds: false,
        atLeast: 0.95,
      },
    ],
  },
});

const saysLargest = (atLargest: string[]) =>
  atLargest.length === 0
    ? ''
    : `The best rate of β = ${listed(atLargest)} is the largest tried: ${oneOrMany(atLargest.length, 'it', 'theirs')} may be higher still. `;

/** "3 % above", "20 times" */
const saysAbove = (ratio: number) => (ratio < 2 ? `${percent(ratio - 1)} above` : times(ratio));
