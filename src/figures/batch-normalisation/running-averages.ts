import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { crossed, grid, readGrid, type Setting } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { usualInitializers, usualNormalizations } from '../../lib/study/defaults.ts';
import type { Normalization } from '../../lib/training/spec.ts';

/** After so many steps the network is looked at. */
const lengths = geometric(5, 2, 7);
/** The finding is about the network after so many. */
const judged = 20;
/** Steps with weights that no longer move, in which the averages are counted afresh: nothing of what they were is left. */
const recounting = 100;
/** The accuracy with running averages is so much lower. */
const claimed = 0.1;

const waysToMeasure = ['running', 'afresh'] as const;
type Way = (typeof waysToMeasure)[number];
const settings = crossed({ way: waysToMeasure, steps: lengths });

interface Measured {
  steps: number;
  /** Null where it is not known yet, or the run diverged. */
  accuracy: number | null;
}

/** `[lengths]` of each. */
type Data = Record<Way, Measured[]>;

export default defineFigure({
  title: 'One network, with two sets of averages',
  description:
    'The validation accuracy of one network over the steps that it has trained, on a logarithmic axis, as two lines: with its running means and variances, and with means and variances that were counted afresh for its weights.',
  knobs: {
    momentum: slider({
      label: 'Share of the new batch',
      symbol: 'm',
      min: 0.003,
      max: 1,
      scale: 'log',
      default: 0.01,
    }),
    batch: choice('Batch size', ['10', '50'], { default: '50' }),
    seed: seed(),
  },

  experiment: ({ momentum, batch, seed }) =>
    grid({
      data: { name: 'digits', training: 1000, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { steps: judged },
      base: {
        hidden: [32, 32, 32, 32],
        activation: 'relu',
        initializer: usualInitializers.he,
        learningRate: 0.3,
        batchSize: Number(batch),
      },
      settings: settings.map(({ way, steps }): Setting =>
        way === 'running'
          ? { normalization: withMomentum(momentum), budget: { steps } }
          : {
              normalization: usualNormalizations.batch,
              budget: { steps: steps + recounting },
              changes: [{ at: steps, set: { learningRate: 0 } }],
            },
      ),
      seed,
      record: { checkpoints: 1, accuracy: true },
    }),

  summarise: (result): Data => {
    const ended = readGrid(result, settings);
    const of = (wanted: Way) =>
      ended
        .filter(({ setting }) => setting.way === wanted)
        .map(({ setting: { steps }, runs: [run] }): Measured => ({
          steps,
          accuracy: finalOf(run!, 'validationAccuracy'),
        }));
    return { running: of('running'), afresh: of('afresh') };
  },

  panels: ({ running, afresh }) =>
    plot.panel({
      name: 'accuracies',
      x: {
        label: 'steps of training (log scale)',
        scale: 'log',
        domain: [lengths[0]!, lengths.at(-1)!],
        ticks: lengths,
      },
      y: { label: 'validation accuracy', domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], format: percent },
      marks: [
        [afresh, 'counted afresh', 'var(--ink-soft)'] as const,
        [running, 'running averages', 'var(--accent)'] as const,
      ].map(([measured, name, color]) => [
        plot.line({ name, color, points: pointsOf(measured) }),
        plot.dots({ className: name, color, points: pointsOf(measured) }),
      ]),
    }),

  measures: ({ running, afresh }) => ({
    ...Object.fromEntries(
      lengths.flatMap((steps) => [
        [`runningAfter${steps}`, accuracyAfter(steps, running)],
        [`afreshAfter${steps}`, accuracyAfter(steps, afresh)],
        [`lostAfter${steps}`, lostAfter(steps, { running, afresh })],
      ]),
    ),
  }),

  finding: {
    says: (data, { momentum }) => {
      const lost = lostAfter(judged, data);
      return (
        `After ${judged} steps the accuracy is ${percent(accuracyAfter(judged, data.running))} with running averages that take a share of ${significant(momentum)} from each batch, ` +
        `and ${percent(accuracyAfter(judged, data.afresh))} with averages counted afresh for the same weights: ${pointsOfPercent(lost)} lost, ${standing(lost, 'at least', claimed, pointsOfPercent)}.`
      );
    },
    holds: (data) => (lostAfter(judged, data) ?? 0) >= claimed,
    fails: { momentum: 0.1 },
    atLeast: 0.9,
  },
});

const withMomentum = (momentum: number): Normalization => ({ ...usualNormalizations.batch, momentum });

const pointsOf = (measured: readonly Measured[]): plot.Point[] =>
  measured.flatMap(({ steps, accuracy }): plot.Point[] => (accuracy === null ? [] : [[steps, accuracy]]));

const accuracyAfter = (steps: number, measured: readonly Measured[]): number | null =>
  measured.find((one) => one.steps === steps)?.accuracy ?? null;

/** Null until both are known. */
function lostAfter(steps: number, { running, afresh }: Data): number | null {
  const [lower, higher] = [accuracyAfter(steps, running), accuracyAfter(steps, afresh)];
  return lower === null || higher === null ? null : higher - lower;
}

/** "14.2 points" */
const pointsOfPercent = (share: number | null): string =>
  `${decimal(share === null ? null : 100 * share, 1)} points`;
