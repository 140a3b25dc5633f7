import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { log } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf, geometricMeanOf } from '../../lib/study/outcomes.ts';
import { significant, times } from '../../lib/text/numbers.ts';
import { listed, oneOrMany } from '../../lib/text/words.ts';
import { lossPanel, type Curve, type Tried } from './momentum-retuned/panels.ts';

const betas = [0, 0.5, 0.8, 0.9, 0.95];
/** Effective rates α/(1 − β) that every β is tried at, each twice the one before. */
const effectiveRates = geometric(0.08, 2, 9);
const [lowestRate, highestRate] = [effectiveRates[0]!, effectiveRates.at(-1)!];
/** Runs that are averaged at each setting: the same data, other start weights and batch orders. */
const repetitions = 4;
const steps = 300;
const examples = 200;
const batchSizes = { mini: 20, full: examples };
const settings = crossed({ beta: betas, effective: effectiveRates }).map((one) => ({
  ...one,
  alpha: one.effective * (1 - one.beta),
}));

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
      settings: settings.map(({ beta, alpha }) => ({ optimizer: momentumOf(beta), learningRate: alpha })),
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Curve[] => {
    const all = readGrid(result, settings).map(({ setting, runs }) => ({
      ...setting,
      loss: geometricMeanOf(runs.map((run) => finalOf(run, 'trainingLoss'))),
    }));
    return betas.map((wanted) => {
      const tried = all.filter(({ beta }) => beta === wanted);
      return { beta: wanted, tried, best: bestOf(tried) };
    });
  },

  panels: (curves) =>
    plot.row(
      [
        lossPanel(curves, {
          name: 'alpha',
          label: 'learning rate α',
          domain: [0.001, highestRate],
          namedAt: 'start',
        }),
        lossPanel(curves, {
          name: 'effective',
          label: 'effective rate α/(1 − β)',
          domain: [lowestRate, highestRate],
          namedAt: 'end',
        }),
      ],
      // The right one has room for names beside it.
      [0.49, 0.51],
    ),

  table: (curves) =>
    plot.tableOver(
      curves.flatMap(({ beta, tried }) => tried.map((one) => ({ beta, ...one }))),
      {
        β: ({ beta }) => beta,
        α: ({ alpha }) => alpha,
        'α/(1 − β)': ({ effective }) => effective,
        'final training loss': ({ loss }) => loss,
      },
    ),

  measures: (curves) => {
    const apart = spreads(curves);
    const [without, usual] = [bestAt(curves, 0), bestAt(curves, 0.9)];
    return {
      bestAlphaSpread: apart?.plain,
      bestEffectiveSpread: apart?.effective,
      bestAtLargest: listed(bestAtLargest(curves)) || null,
      bestAlphaWithout: without?.alpha,
      bestAlphaAtPointNine: usual?.alpha,
      lossWithout: without?.loss,
      lossAtPointNine: usual?.loss,
      lossAtPointNineFive: bestAt(curves, 0.95)?.loss,
      gain: ratioOf(without?.loss ?? null, usual?.loss ?? null),
    };
  },

  curves: (curves) =>
    plot.curvesOver(curves, {
      x: { label: 'momentum β', domain: [-0.2, betas.length - 0.8], names: betas.map(String) },
      y: { label: 'best effective rate α/(1 − β), or best α (log scale)', scale: 'log', domain: [0.01, 30] },
      lines: [
        { name: 'α/(1 − β)', color: 'var(--accent)', of: ({ best }) => best?.effective },
        { name: 'α', color: 'var(--ink)', of: ({ best }) => best?.alpha },
      ],
    }),

  finding: {
    says: (curves, { batch }) => {
      const apart = spreads(curves);
      if (!apart) return 'Not every β has a best rate yet.';
      const atBest = (beta: number) => significant(bestAt(curves, beta)?.loss);
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

/** One unlucky run should not decide: each loss counts with those of its neighbours, as logarithms. */
function bestOf(tried: readonly Tried[]): Tried | null {
  const smoothed = ({ loss }: Tried, i: number) => {
    const near = tried.slice(Math.max(0, i - 1), i + 2).flatMap((one) => one.loss ?? []);
    return loss === null ? null : mean(near.map(log));
  };
  return lowestBy(tried, (one) => smoothed(one, tried.indexOf(one)));
}

const bestAt = (curves: readonly Curve[], wanted: number) => curves.find(({ beta }) => beta === wanted)!.best;

/** The β whose best rate is the largest tried: a larger one may be better still. */
const bestAtLargest = (curves: readonly Curve[]): string[] =>
  curves.filter(({ best }) => best?.effective === highestRate).map(({ beta }) => String(beta));

/** How far the best α of the curves lie apart (first over last), and how far their best effective rates (largest over smallest). */
function spreads(curves: readonly Curve[]): { plain: number; effective: number } | null {
  const best = curves.flatMap((curve) => curve.best ?? []);
  if (best.length < betas.length) return null;
  const effective = best.map((one) => one.effective);
  return {
    plain: best[0]!.alpha / best.at(-1)!.alpha,
    effective: Math.max(...effective) / Math.min(...effective),
  };
}
