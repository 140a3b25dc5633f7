import { digitClasses, digitPixels } from '../../lib/data/digits-format.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { equation, percent, plain, significant, times, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { loss, network } from './common/network.ts';
import { bins, centreOf, histogramOf, shareOfZeros, weightsOf } from './penalty-strength/weights.ts';

/** The first is no penalty. */
const strengths = [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
const shownStrengths = ['0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '0.3'] as const;
const widths = [digitPixels, 32, digitClasses];
const steps = 2400;
/** Without a penalty the validation loss is at least so many times that at the best λ. */
const claimed = 1.25;

/** A penalty by what a run has: L1 by its proximal step, which reaches zero. */
const penalties = { L2: 'l2', L1: 'softThreshold' } as const;

interface Tried {
  strength: number;
  /** At the end; null until then. */
  trainingLoss: number | null;
  validationLoss: number | null;
  accuracy: number | null;
  /** Of all weights; null until the end. */
  zeros: number | null;
  /** `[bins]`, shares of all weights. */
  histogram: number[];
}

interface Data {
  /** Strengths ascend. */
  tried: Tried[];
  /** At the λ that is shown. */
  shown: Tried;
}

export default defineFigure({
  title: 'The strength of a penalty',
  description:
    'On the left, over the strength λ of a penalty on the weights: training loss, which only rises, and validation loss, which falls and then rises, with a ring at its lowest point. Dots at the left edge are without a penalty. Below, over the same axis, the share of the weights that are exactly zero. ' +
    'On the right, a histogram of all weights at one λ over that of the weights without a penalty.',
  knobs: {
    penalty: choice('Penalty', ['L2', 'L1']),
    examples: choice('Training examples', ['100', '1000', '5000'], {
      names: { '1000': '1,000', '5000': '5,000' },
    }),
    rate: choice('Learning rate', ['0.01', '0.03', '0.1', '0.3'], { default: '0.1' }),
    strength: choice('Weights shown at λ', shownStrengths, { default: '0.03' }),
    seed: seed(),
  },

  experiment: ({ penalty, examples, rate, seed }) =>
    grid({
      data: { name: 'digits', training: Number(examples), validation: 1000 },
      loss,
      budget: { steps },
      base: { ...network, learningRate: Number(rate) },
      settings: strengths.map((strength) => ({ [penalties[penalty]]: strength })),
      seed,
      record: { checkpoints: 1, accuracy: true, weights: true },
    }),

  summarise: (result, { strength: shown }): Data => {
    const tried = readGrid(result, strengths).map(({ setting: strength, runs: [run] }): Tried => {
      const weights = weightsOf(run!, widths);
      return {
        strength,
        trainingLoss: finalOf(run!, 'trainingLoss'),
        validationLoss: finalOf(run!, 'validationLoss'),
        accuracy: finalOf(run!, 'validationAccuracy'),
        zeros: weights && shareOfZeros(weights),
        histogram: weights ? histogramOf(weights) : [],
      };
    });
    return { tried, shown: tried.find(({ strength }) => String(strength) === shown)! };
  },

  panels: ({ tried, shown }, { penalty }) =>
    plot.row(
      [
        plot.stack(lossesPanel(tried, shown), zerosPanel(tried, shown)),
        weightsPanel(tried[0]!, shown, penalty),
      ],
      [0.58, 0.42],
    ),

  table: ({ tried }) =>
    plot.tableOver(tried, {
      λ: ({ strength }) => strength,
      'training loss': ({ trainingLoss }) => trainingLoss,
      'validation loss': ({ validationLoss }) => validationLoss,
      'validation accuracy': ({ accuracy }) => accuracy,
      'share of weights that are 0': ({ zeros }) => zeros,
    }),

  measures: ({ tried, shown }) => ({
    bestStrength: bestOf(tried)?.strength,
    bestLoss: bestOf(tried)?.validationLoss,
    bestAccuracy: bestOf(tried)?.accuracy,
    bestZeros: bestOf(tried)?.zeros,
    bestTrainingOverNone: ratioOf(bestOf(tried)?.trainingLoss ?? null, tried[0]!.trainingLoss),
    noneLoss: tried[0]!.validationLoss,
    noneAccuracy: tried[0]!.accuracy,
    noneOverBest: noneOverBest(tried),
    strongestOverBest: ratioOf(tried.at(-1)!.validationLoss, bestOf(tried)?.validationLoss ?? null),
    shownZeros: shown.zeros,
    shownLoss: shown.validationLoss,
    shownOverBest: ratioOf(shown.validationLoss, bestOf(tried)?.validationLoss ?? null),
    mostZeros: Math.max(...tried.map(({ zeros }) => zeros ?? NaN)),
  }),

  finding: {
    says: ({ tried }, { penalty, examples, rate }) => {
      const [best, more] = [bestOf(tried), noneOverBest(tried)];
      return (
        `On ${whole(Number(examples))} digits at ${equation('α', rate)}, the validation loss is lowest at ${equation('λ', plain(best?.strength))} of ${strengths.length} strengths: ${significant(best?.validationLoss)}, with ${percent(best?.zeros)} of the weights exactly zero (${penalty}). ` +
        `Without a penalty it is ${significant(tried[0]!.validationLoss)}, ${times(more)} as high, ${standing(more, 'at least', claimed)} times; at the strongest it is ${significant(tried.at(-1)!.validationLoss)}. Each network has ${whole(steps)} steps.`
      );
    },
    holds: ({ tried }) => {
      const best = bestOf(tried)?.strength;
      return best !== strengths.at(-1) && (noneOverBest(tried) ?? 0) >= claimed;
    },
    fails: { examples: '5000' },
    atLeast: 0.95,
    switches: [
      { with: 'an L1 penalty', knobs: { penalty: 'L1' }, holds: false, atLeast: 0.6 },
      { with: 'a learning rate of 0.01', knobs: { rate: '0.01' }, holds: false, atLeast: 0.9 },
    ],
  },
});

const bestOf = (tried: readonly Tried[]) => lowestBy(tried, ({ validationLoss }) => validationLoss);

const noneOverBest = (tried: readonly Tried[]) =>
  ratioOf(tried[0]!.validationLoss, bestOf(tried)?.validationLoss ?? null);

/** Where λ = 0 stands on a logarithmic axis. */
const placeOfNone = 0.0001;
const placeOf = ({ strength }: Tried) => strength || placeOfNone;

const strengthAxis: plot.Quantity = {
  label: 'strength of the penalty λ (log scale)',
  scale: 'log',
  domain: [0.00008, 0.35],
  ticks: [placeOfNone, 0.001, 0.01, 0.1],
  format: (strength) => (strength === placeOfNone ? 'none' : plain(strength)),
};

const pointsOf = (tried: readonly Tried[], of: (one: Tried) => number | null): plot.Point[] =>
  tried.flatMap((one): plot.Point[] => {
    const value = of(one);
    return value === null ? [] : [[placeOf(one), value]];
  });

const lossesPanel = (tried: readonly Tried[], shown: Tried) =>
  plot.panel({
    name: 'losses',
    x: { ...strengthAxis, axis: 'rule' },
    y: {
      label: 'loss at the end (log scale)',
      scale: 'log',
      domain: [0.001, 3],
      ticks: [0.001, 0.01, 0.1, 1],
      format: plain,
    },
    linesHigh: 12,
    marks: [
      plot.rule({ x: placeOf(shown) }),
      measuredSplits.map(({ name, loss }) => {
        const { color } = plot.splitLook(name);
        return [
          // No penalty has no place on the axis: its dot stands apart.
          plot.line({ name, color, points: pointsOf(tried.slice(1), (one) => one[loss]) }),
          plot.dots({ className: name, color, points: pointsOf(tried, (one) => one[loss]), size: 'middle' }),
        ];
      }),
      plot.ring({
        color: plot.splitColors.validation,
        points: pointsOf(
          [bestOf(tried)].flatMap((best) => best ?? []),
          ({ validationLoss }) => validationLoss,
        ),
      }),
    ],
  });

const zerosPanel = (tried: readonly Tried[], shown: Tried) =>
  plot.panel({
    name: 'zeros',
    x: strengthAxis,
    y: {
      label: 'weights that are exactly 0',
      // A little more than all, so that dots at both ends are whole.
      domain: [-0.06, 1.06],
      ticks: [0, 0.5, 1],
      format: (share) => percent(share),
    },
    linesHigh: 4,
    marks: [
      plot.rule({ x: placeOf(shown) }),
      plot.line({
        name: 'zeros',
        isNamed: false,
        color: 'var(--accent)',
        points: pointsOf(tried.slice(1), ({ zeros }) => zeros),
      }),
      plot.dots({
        className: 'zeros-at',
        color: 'var(--accent)',
        points: pointsOf(tried, ({ zeros }) => zeros),
        size: 'middle',
      }),
    ],
  });

const weightsPanel = (none: Tried, shown: Tried, penalty: string) =>
  plot.panel({
    name: 'weights',
    x: { label: 'weight', domain: bins.range, ticks: [-0.5, 0, 0.5] },
    y: {
      label: 'share of weights (log scale)',
      scale: 'log',
      domain: [0.001, 1],
      ticks: [0.001, 0.01, 0.1, 1],
      format: (share) => `${plain(100 * share)} %`,
    },
    head: [`${penalty}, ${equation('λ', shown.strength)}`],
    linesHigh: 12,
    marks: [
      plot.line({ name: 'no penalty', color: 'var(--ink-faint)', points: overBins(none), isStepped: true }),
      plot.line({ name: 'penalty', color: 'var(--accent)', points: overBins(shown), isStepped: true }),
    ],
  });

const overBins = ({ histogram }: Tried) => histogram.map((share, bin): plot.Point => [centreOf(bin), share]);
