import { grouped } from '../../lib/math/grouped.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid, type Repeated } from '../../lib/study/grid.ts';
import { finalOf, geometricMeanOf } from '../../lib/study/outcomes.ts';
import { significant, times } from '../../lib/text/numbers.ts';
import { listed, oneOrMany } from '../../lib/text/words.ts';
import {
  alphaOf,
  bestAtLargest,
  bestOf,
  betas,
  curveOf,
  effectiveOf,
  effectiveRates,
  spreads,
  type Curve,
  type RateOf,
} from './momentum-retuned/curves.ts';
import { lossPanel, overAlpha, overEffectiveRate } from './momentum-retuned/panels.ts';

/** Runs that are averaged at each setting: the same data, other start weights and batch orders. */
const repetitions = 4;
const steps = 300;
const examples = 200;
const batchSizes = { mini: 20, full: examples };
const tried = crossed({ beta: betas, effective: effectiveRates });

/** The rule: the best α spans at least `plainSpread` over the five β, the best α/(1 − β) at most `effectiveSpread`. */
const plainSpread = 5;
const effectiveSpread = 4;

export default defineFigure({
  title: 'Momentum, with the learning rate tuned again',
  description:
    'Two panels of final training loss on logarithmic axes, one curve for each of five β from 0 to 0.95. Left, over ' +
    'the learning rate α, the curves stand side by side. Right, over the effective rate α/(1 − β), they nearly fall ' +
    'on one another. A dot marks the best rate of each.',
  knobs: {
    data: choice('Data', ['circles', 'moons', 'xor']),
    batch: choice('Gradient from', ['mini', 'full'], {
      names: { mini: `mini-batches of ${batchSizes.mini}`, full: `all ${examples} examples` },
    }),
    seed: seed(),
  },

  experiment: ({ data, batch, seed }) =>
    grid({
      data: { name: data, training: examples, validation: 1 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { batchSize: batchSizes[batch] },
      settings: tried.map(({ beta, effective }) => ({
        optimizer: momentumOf(beta),
        learningRate: effective * (1 - beta),
      })),
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Curve[] => {
    const ofBeta = grouped(readGrid(result, tried), ({ setting }) => setting.beta);
    const lossOf = ({ runs }: Repeated<unknown>) =>
      geometricMeanOf(runs.map((run) => finalOf(run, 'trainingLoss')));
    return betas.map((beta) => curveOf(beta, ofBeta.get(beta)!.map(lossOf)));
  },

  // The right one has room for names beside it.
  panels: (curves) =>
    plot.row([lossPanel(curves, overAlpha), lossPanel(curves, overEffectiveRate)], [0.49, 0.51]),

  table: (curves) => ({
    columns: ['β', 'α', 'α/(1 − β)', 'final training loss'],
    rows: curves.flatMap(({ beta, losses }) =>
      losses.map((loss, index) => [beta, alphaOf(beta, index), effectiveRates[index]!, loss]),
    ),
  }),

  measures: (curves) => {
    const apart = spreads(curves);
    const [without, usual] = [bestOf(curves, 0), bestOf(curves, 0.9)];
    return {
      bestAlphaSpread: apart?.plain ?? null,
      bestEffectiveSpread: apart?.effective ?? null,
      bestAtLargest: listed(bestAtLargest(curves)) || null,
      bestAlphaWithout: without.alpha,
      bestAlphaAtPointNine: usual.alpha,
      lossWithout: without.loss,
      lossAtPointNine: usual.loss,
      lossAtPointNineFive: bestOf(curves, 0.95).loss,
      gain: ratioOf(without.loss, usual.loss),
    };
  },

  curves: (curves) =>
    plot.curvesOver(curves, {
      x: { label: 'momentum β', domain: [-0.2, betas.length - 0.8], names: betas.map(String) },
      y: { label: 'best effective rate α/(1 − β), or best α (log scale)', scale: 'log', domain: [0.01, 30] },
      lines: [
        { name: 'α/(1 − β)', color: 'var(--accent)', of: bestRate(effectiveOf) },
        { name: 'α', color: 'var(--ink)', of: bestRate(alphaOf) },
      ],
    }),

  finding: {
    says: (curves, { batch }) => {
      const apart = spreads(curves);
      if (!apart) return 'Not every β has a best rate yet.';
      const atBest = (beta: number) => significant(bestOf(curves, beta).loss);
      return (
        `With ${steps} steps on ${batch === 'mini' ? `mini-batches of ${batchSizes.mini}` : 'full batches'}, the best α is ` +
        `${times(apart.plain)} as high at β = 0 as at 0.95, while the best α/(1 − β) ` +
        `${apart.effective === 1 ? 'is the same for every β' : `varies by a factor of ${significant(apart.effective)}`}. ` +
        `${saysLargest(bestAtLargest(curves))}At its best rate, training ends at a loss of ${atBest(0)} without momentum and ${atBest(0.9)} at β = 0.9.`
      );
    },
    holds: (curves) => {
      const apart = spreads(curves);
      return apart !== null && apart.plain >= plainSpread && apart.effective <= effectiveSpread;
    },
    fails: { batch: 'full' },
    atLeast: 19,
    switches: [{ with: 'full batches', knobs: { batch: 'full' }, holds: false, atLeast: 18 }],
  },
});

const saysLargest = (atLargest: string[]) =>
  atLargest.length === 0
    ? ''
    : `The best rate of β = ${listed(atLargest)} is the largest tried: ${oneOrMany(atLargest.length, 'it', 'theirs')} may be higher still. `;

/** A curve's best rate, counted one way or the other. */
const bestRate =
  (rateOf: RateOf) =>
  ({ beta, best }: Curve) =>
    best === null ? null : rateOf(beta, best);
