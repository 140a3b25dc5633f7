import { drawData } from '../../lib/data/draw.ts';
import type { Split, Table } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { equation, significant, times } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';

const batchSize = 10;
const steps = 250;
/** The step with the outlier batch, 0 the first. */
const outlierAt = 150;
const shownFrom = 40;
const classes = 3;
const validation = 300;
/** What the inputs of the outlier batch are multiplied by. */
const factor = 16;
const learningRate = 0.1;
/** Without clipping the loss rises to at least so many times what it is without the batch, with clipping to at most so many. */
const leastSpike = 10;
const mostClipped = 1.2;

const outliers = ['both', 'labels', 'inputs'] as const;
type Outlier = (typeof outliers)[number];

const names = ['as it is', 'clipped', 'left out'] as const;
type Name = (typeof names)[number];

interface Data {
  /** Validation loss over the steps. */
  losses: Record<Name, plot.Point[]>;
  /** The highest after the outlier batch. */
  peaks: Record<Name, number | null>;
  /** Loss of the outlier batch itself, before its step. */
  batchLoss: number | null;
}

export default defineFigure({
  title: 'One batch, with and without clipping',
  description:
    'The validation loss over the steps on a logarithmic axis, with an upright rule at the step that sees an outlier batch. Three lines: the batch as any other, with the gradient clipped, and, dashed, with that batch left out.',
  knobs: {
    outlier: choice('In the outlier batch', outliers, {
      names: {
        both: `wrong labels, inputs × ${factor}`,
        labels: 'wrong labels',
        inputs: `inputs × ${factor}`,
      },
    }),
    clip: slider({ label: 'Norm to clip at', symbol: 'c', min: 0.01, max: 1000, scale: 'log', default: 1 }),
    seed: seed(),
  },

  experiment: ({ outlier, clip, seed }) => ({
    ...grid({
      data: {
        name: 'table',
        training: steps * batchSize,
        validation,
        table: withOutlier(outlier, seed),
      },
      loss: 'softmax-cross-entropy',
      budget: { steps },
      base: {
        hidden: [16, 16],
        activation: 'relu',
        initializer: usualInitializers.he,
        batchSize,
        learningRate,
        order: 'fixed',
      },
      settings: [
        {},
        { clipNorm: clip },
        {
          changes: [
            { at: outlierAt, set: { learningRate: 0 } },
            { at: outlierAt + 1, set: { learningRate } },
          ],
        },
      ],
      seed,
      record: { checkpoints: steps },
    }),
    // The outlier batch has a loss of a hundred times the others': that is no divergence here.
    divergence: 1e9,
  }),

  summarise: (result): Data => {
    const [asItIs, clipped, leftOut] = readGrid(result, names).map(({ runs: [run] }) => run!);
    const runs = { 'as it is': asItIs!, clipped: clipped!, 'left out': leftOut! };
    return {
      losses: mapped(runs, lossesOf),
      peaks: mapped(runs, peakOf),
      batchLoss: asItIs!.batchLoss[outlierAt] ?? null,
    };
  },

  panels: ({ losses }, { clip }) =>
    plot.panel({
      name: 'losses',
      x: { label: 'step', domain: [shownFrom, steps], ticks: [50, 100, 150, 200, 250] },
      y: {
        label: 'validation loss (log scale)',
        scale: 'log',
        domain: [0.05, 50],
        ticks: [0.1, 1, 10],
        format: String,
      },
      marks: [
        plot.rule({ x: outlierAt, label: 'the outlier batch' }),
        plot.line({
          name: 'left out',
          color: 'var(--ink-soft)',
          isDashed: true,
          points: shownOf(losses['left out']),
        }),
        plot.line({ name: 'as it is', color: 'var(--series-1)', points: shownOf(losses['as it is']) }),
        plot.line({
          name: 'clipped',
          label: `clipped at ${significant(clip)}`,
          color: 'var(--accent)',
          points: shownOf(losses.clipped),
        }),
      ],
    }),

  measures: ({ losses, peaks, batchLoss }) => ({
    spike: spikeOf(peaks, 'as it is'),
    clippedSpike: spikeOf(peaks, 'clipped'),
    batchLoss,
    clippedEnd: losses.clipped.at(-1)?.[1],
    leftOutEnd: losses['left out'].at(-1)?.[1],
    clippedOverLeftOut: ratioOf(losses.clipped.at(-1)?.[1] ?? null, losses['left out'].at(-1)?.[1] ?? null),
  }),

  finding: {
    says: ({ peaks }, { clip }) => {
      const [spike, clipped] = [spikeOf(peaks, 'as it is'), spikeOf(peaks, 'clipped')];
      return (
        `After the outlier batch the highest validation loss is ${times(spike ?? NaN)} what it is when that batch is left out, ${standing(spike, 'at least', leastSpike)} times. ` +
        `With gradients clipped at ${equation('c', significant(clip))} it is ${times(clipped ?? NaN)} that, ${standing(clipped, 'at most', mostClipped)} times.`
      );
    },
    holds: ({ peaks }) =>
      (spikeOf(peaks, 'as it is') ?? 0) >= leastSpike &&
      (spikeOf(peaks, 'clipped') ?? Infinity) <= mostClipped,
    fails: { outlier: 'labels' },
    atLeast: 0.85,
    switches: [{ with: 'large inputs alone', knobs: { outlier: 'inputs' }, holds: false, atLeast: 0.8 }],
  },
});

/**
 * Clouds in three classes as a table: a row for each example in the order in which they are trained on, then those to
 * validate with. In the rows of the outlier batch each class is called the next one, or the inputs are too large, or both.
 */
function withOutlier(outlier: Outlier, seed: number): Table {
  const drawn = drawData({
    name: 'blobs',
    classes,
    noise: 0.3,
    training: steps * batchSize,
    validation,
    seed,
  });
  const rows = [...rowsOf(drawn.training), ...rowsOf(drawn.validation)];
  const given = rows.map(({ inputs, target }, i) => {
    const isOutlier = Math.floor(i / batchSize) === outlierAt;
    return {
      inputs: isOutlier && outlier !== 'labels' ? inputs.map((input) => input * factor) : inputs,
      target: isOutlier && outlier !== 'inputs' ? (target + 1) % classes : target,
    };
  });
  return {
    inputs: given.map(({ inputs }) => inputs),
    targets: given.map(({ target }) => target),
    classes,
    shuffled: false,
  };
}

const rowsOf = ({ examples, inputs, targets }: Split) =>
  Array.from({ length: examples }, (_, i) => ({
    inputs: Array.from(inputs.subarray(2 * i, 2 * i + 2)),
    target: targets.subarray(classes * i, classes * (i + 1)).indexOf(1),
  }));

const mapped = <T>(runs: Record<Name, RunHistory>, of: (run: RunHistory) => T): Record<Name, T> => ({
  'as it is': of(runs['as it is']),
  clipped: of(runs.clipped),
  'left out': of(runs['left out']),
});

const shownOf = (losses: readonly plot.Point[]) => losses.filter(([step]) => step >= shownFrom);

const lossesOf = (run: RunHistory): plot.Point[] =>
  run.checkpoints.map(({ step, validationLoss }) => [step, validationLoss]);

/** Null before the run is over. */
function peakOf({ checkpoints, steps }: RunHistory): number | null {
  if (checkpoints.at(-1)?.step !== steps) return null;
  return Math.max(
    ...checkpoints.filter(({ step }) => step > outlierAt).map(({ validationLoss }) => validationLoss),
  );
}

const spikeOf = (peaks: Data['peaks'], name: Name): number | null => ratioOf(peaks[name], peaks['left out']);
