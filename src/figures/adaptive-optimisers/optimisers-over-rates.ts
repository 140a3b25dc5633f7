import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2, log } from '../../lib/math/elementary.ts';
import { geometric } from '../../lib/math/ranges.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { meanOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { percent } from '../../lib/text/numbers.ts';
import { listed, standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { bestOf, bestOver, overRatesPanel, toldBest, type Tried } from '../beyond/common/over-rates.ts';
import { looks, names, type OptimizerName } from './common/optimizers.ts';

/** Two in each decade. */
const rates = geometric(0.0003, Math.sqrt(10), 10);
/** Runs of each setting: the same data, other start weights and batch orders. */
const repetitions = 2;
/** Adam's lowest loss is at most this share of that of momentum. */
const claimed = 0.9;
/** Up to so many times its own lowest loss, a rate is counted as a good one. */
const nearBest = 1.2;

const settings = crossed({ name: names, learningRate: rates });

interface Data {
  /** `[rates]` of each. */
  of: Record<OptimizerName, Tried[]>;
}

export default defineFigure({
  title: 'Optimisers, each over its learning rates',
  description:
    'The validation loss after training over the learning rate, on a logarithmic axis, as a line for each of five optimisers: descent, momentum, RMSProp, Adagrad and Adam. A ring marks the lowest point of each.',
  knobs: {
    inputs: choice('Inputs', ['uneven', 'even'], {
      names: { uneven: 'one of the two divided by 100', even: 'as they are' },
    }),
    seed: seed(),
  },

  experiment: ({ inputs, seed }) =>
    grid({
      data: {
        name: 'moons',
        training: 300,
        validation: 1000,
        noise: 0.25,
        ...(inputs === 'uneven' && { scales: [1, 0.01] }),
      },
      loss: 'binary-cross-entropy',
      budget: { epochs: 30 },
      base: { batchSize: 10 },
      settings: settings.map(({ name, learningRate }) => ({
        learningRate,
        optimizer: usualOptimizers[name],
      })),
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Data => {
    const tried = readGrid(result, settings).map(({ setting, runs }) => ({ ...setting, loss: lossOf(runs) }));
    const of = (wanted: OptimizerName): Tried[] =>
      tried
        .filter(({ name }) => name === wanted)
        .map(({ learningRate, loss }) => ({ rate: learningRate, loss }));
    return {
      of: {
        sgd: of('sgd'),
        momentum: of('momentum'),
        rmsprop: of('rmsprop'),
        adagrad: of('adagrad'),
        adam: of('adam'),
      },
    };
  },

  panels: ({ of }) =>
    overRatesPanel({
      entrants: names.map((name) => ({ ...looks[name], tried: of[name] })),
      x: { domain: [0.00025, 12], ticks: [0.001, 0.01, 0.1, 1, 10] },
      y: { label: 'validation loss at the end', domain: [0.25, 0.72], ticks: [0.3, 0.4, 0.5, 0.6, 0.7] },
    }),

  measures: ({ of }) => ({
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`${name}Loss`, bestOf(of[name])?.loss],
        [`${name}Rate`, bestOf(of[name])?.rate],
        [`${name}Decades`, goodDecades(of[name])],
      ]),
    ),
    adamOverMomentum: bestOver(of.adam, of.momentum),
    adagradOverAdam: bestOver(of.adagrad, of.adam),
    rmspropOverAdam: bestOver(of.rmsprop, of.adam),
    momentumOverSgd: bestOver(of.momentum, of.sgd),
    adamWider: (goodDecades(of.adam) ?? NaN) - (goodDecades(of.momentum) ?? NaN),
  }),

  finding: {
    says: ({ of }) => {
      const ratio = bestOver(of.adam, of.momentum);
      return (
        `The lowest validation losses, means over ${repetitions} runs: ${listed(names.map((name) => `${looks[name].name} ${toldBest(of[name])}`))}. ` +
        `Adam’s is ${percent(ratio ?? NaN)} of that of momentum, ${standing(ratio, 'at most', claimed, percent)}.`
      );
    },
    holds: ({ of }) => (bestOver(of.adam, of.momentum) ?? Infinity) <= claimed,
    fails: { inputs: 'even' },
    atLeast: 0.95,
  },
});

/** Worse than guessing counts as guessing, and so does a run that diverged. */
const lossOf = (runs: readonly RunHistory[]): number | null =>
  runs.every(({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null)
    ? meanOf(runs.map((run) => rankedLoss(run, 'validationLoss', ln2)))
    : null;

/** How far apart the lowest and the highest of the good rates lie, in decades. */
function goodDecades(tried: readonly Tried[]): number | null {
  const best = bestOf(tried);
  if (!best) return null;
  const good = tried.filter(({ loss }) => loss !== null && loss <= nearBest * best.loss!);
  return log(good.at(-1)!.rate / good[0]!.rate) / log(10);
}
