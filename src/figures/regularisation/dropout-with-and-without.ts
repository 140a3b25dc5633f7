import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { percent, plain, significant, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { loss, network } from './common/network.ts';

const rates = ['0', '0.1', '0.2', '0.3', '0.5', '0.7'] as const;
const examples = 1000;
const epochs = 15;

const kinds = ['masked', 'validation', 'training'] as const;
type Kind = (typeof kinds)[number];

const looks: Record<Kind, { name: string; color: string }> = {
  masked: { name: 'training, with dropout', color: 'var(--series-3)' },
  validation: plot.splitLook('validation'),
  training: { name: 'training, all units', color: plot.splitColors.training },
};

interface Dropped {
  rate: number;
  /** `[epochs so far]`: the mean over an epoch's batches; the others at its end. */
  courses: Record<Kind, number[]>;
  /** At the end; null until then. */
  ends: Record<Kind, number | null>;
  accuracy: number | null;
}

interface Data {
  /** `[rates]` */
  all: Dropped[];
  shown: Dropped;
}

export default defineFigure({
  title: 'One network, three losses',
  description:
    'On the left, over the epochs, three losses of one network on a logarithmic axis: the training loss that the training itself computes, with units dropped; the validation loss; and the training loss of the whole network. ' +
    'On the right the same three after the last epoch, over the share of units that are dropped: the first rises across the second.',
  knobs: {
    dropout: choice('Share of units dropped', rates, { default: '0.5' }),
    seed: seed(),
  },

  experiment: ({ seed }) =>
    grid({
      data: { name: 'digits', training: examples, validation: 1000 },
      loss,
      budget: { epochs },
      base: { ...network, hidden: [64], batchSize: 20 },
      settings: rates.map((dropout) => ({ dropout: Number(dropout) })),
      seed,
      record: { checkpoints: epochs, accuracy: true },
    }),

  summarise: (result, { dropout }): Data => {
    const all = readGrid(result, rates).map(({ setting, runs: [run] }) => droppedOf(Number(setting), run!));
    return { all, shown: all[rates.indexOf(dropout)]! };
  },

  panels: ({ all, shown }) =>
    plot.row(
      [
        plot.panel({
          name: 'courses',
          x: { label: 'epoch', domain: [1, epochs], ticks: [1, 5, 10, 15] },
          y: lossAxis,
          head: [`${percent(shown.rate)} dropped`],
          marks: kinds.map((kind) =>
            plot.line({
              ...looks[kind],
              isNamed: false,
              points: shown.courses[kind].map((value, i): plot.Point => [i + 1, value]),
            }),
          ),
        }),
        plot.panel({
          name: 'ends',
          x: {
            label: 'share of units dropped',
            domain: [0, 0.7],
            ticks: [0, 0.2, 0.5, 0.7],
            format: (share) => percent(share),
          },
          y: lossAxis,
          head: [`after ${epochs} epochs`],
          marks: [
            plot.rule({ x: shown.rate }),
            kinds.map((kind) => {
              const points = all.flatMap(({ rate, ends }): plot.Point[] =>
                ends[kind] === null ? [] : [[rate, ends[kind]]],
              );
              return [
                plot.line({ ...looks[kind], points }),
                plot.dots({ className: kind, color: looks[kind].color, points, size: 'middle' }),
              ];
            }),
          ],
        }),
      ],
      [0.44, 0.56],
    ),

  table: ({ all }) =>
    plot.tableOver(all, {
      'share of units dropped': ({ rate }) => rate,
      'training loss with dropout': ({ ends }) => ends.masked,
      'validation loss': ({ ends }) => ends.validation,
      'training loss with all units': ({ ends }) => ends.training,
      'validation accuracy': ({ accuracy }) => accuracy,
    }),

  measures: ({ all, shown }) => {
    const best = lowestBy(all, ({ ends }) => ends.validation);
    return {
      ...Object.fromEntries(kinds.map((kind) => [kind, shown.ends[kind]])),
      maskedOverValidation: ratioOf(shown.ends.masked, shown.ends.validation),
      overNone: ratioOf(shown.ends.validation, all[0]!.ends.validation),
      bestRate: best?.rate,
      bestValidation: best?.ends.validation,
      noneValidation: all[0]!.ends.validation,
      bestOverNone: ratioOf(best?.ends.validation ?? null, all[0]!.ends.validation),
    };
  },

  finding: {
    says: ({ shown: { rate, ends } }) =>
      `With ${percent(rate)} of the units dropped, the last epoch’s training loss is ${significant(ends.masked)}, ${standing(ends.masked, 'more than', ends.validation ?? NaN, (bound) => `the validation loss of ${significant(bound)}`)}. ` +
      `Measured on the same ${whole(examples)} digits with all units in place, it is ${significant(ends.training)}, ${standing(ends.training, 'less than', ends.validation ?? NaN, () => 'that')}.`,
    holds: ({ shown: { ends } }) =>
      ends.masked !== null &&
      ends.validation !== null &&
      ends.training !== null &&
      ends.masked > ends.validation &&
      ends.training < ends.validation,
    fails: { dropout: '0' },
    atLeast: 0.85,
    switches: [{ with: '20 % dropped', knobs: { dropout: '0.2' }, holds: false, atLeast: 0.95 }],
  },
});

const lossAxis = {
  label: 'loss (log scale)',
  scale: 'log',
  domain: [0.05, 3],
  ticks: [0.1, 0.3, 1, 3],
  format: plain,
} as const;

function droppedOf(rate: number, run: RunHistory): Dropped {
  const { checkpoints, batchLoss, stepsPerEpoch } = run;
  const ofEpochs = checkpoints.filter(({ step }) => step > 0);
  const masked = ofEpochs.map(({ step }) => mean([...batchLoss.subarray(step - stepsPerEpoch, step)]));
  return {
    rate,
    courses: {
      masked,
      validation: ofEpochs.map(({ validationLoss }) => validationLoss),
      training: ofEpochs.map(({ trainingLoss }) => trainingLoss),
    },
    ends: {
      masked: finalOf(run, 'trainingLoss') === null ? null : masked.at(-1)!,
      validation: finalOf(run, 'validationLoss'),
      training: finalOf(run, 'trainingLoss'),
    },
    accuracy: finalOf(run, 'validationAccuracy'),
  };
}
