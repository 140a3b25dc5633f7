import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, type Values } from '../../lib/figure/contract/knobs.ts';
import { log } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualNormalizations } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid, type Setting } from '../../lib/study/grid.ts';
import { finalOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { significant, times } from '../../lib/text/numbers.ts';
import { counted, listed, standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { bestOf, bestOver, overRatesPanel, type Tried } from '../beyond/common/over-rates.ts';
import { rangeBelow, widthOf, type Range } from './normalised-rates/range.ts';

const epochs = 5;
const units = 32;
/** Of the ten classes: what a network costs that gives each the same chance. */
const guessing = log(10);
/** A rate trains if it ends below half of that. */
const limit = guessing / 2;
/** The lowest rate that is tried with batches of 25, the largest. Smaller batches take lower rates in proportion. */
const lowestRate = { at: 0.01, batch: 25 };
/** Of a rate to the one before. */
const rateRatio = 2.5;
/** A single layer takes higher ones. */
const rateCounts = { '1': 9, '8': 8 };
/** The range is so many times as wide with batch normalisation. */
const claimed = 3;

const names = ['none', 'batch', 'layer'] as const;
type Name = (typeof names)[number];

interface Look {
  name: string;
  short: string;
  /** In a sentence. */
  where: string;
  color: string;
  setting: Setting;
}

const looks: Record<Name, Look> = {
  none: {
    name: 'without',
    short: 'without',
    where: 'without normalisation',
    color: 'var(--ink-soft)',
    setting: {},
  },
  batch: {
    name: 'batch norm',
    short: 'batch',
    where: 'with batch normalisation',
    color: 'var(--accent)',
    setting: { normalization: usualNormalizations.batch },
  },
  layer: {
    name: 'layer norm',
    short: 'layer',
    where: 'with layer normalisation',
    color: 'var(--series-1)',
    setting: { normalization: usualNormalizations.layer },
  },
};

const knobs = {
  layers: choice('Hidden layers', ['1', '8'], { default: '8' }),
  batch: choice('Batch size', ['2', '10', '25'], { default: '25' }),
  activation: choice('Activation', ['tanh', 'relu'], { names: { relu: 'ReLU' } }),
  seed: seed(),
};

type Tested = Pick<Values<typeof knobs>, 'layers' | 'batch'>;

type Data = Record<Name, { tried: Tried[]; range: Range | null }>;

export default defineFigure({
  title: 'Rates that train, with normalisation and without',
  description:
    'The validation loss after five epochs over the learning rate, both on logarithmic axes, as three lines: without normalisation, with batch normalisation and with layer normalisation. ' +
    'A ring marks the lowest point of each. Below, on the same axis, a bar for each: the rates that end below half the loss of guessing.',
  knobs,

  experiment: ({ layers, batch, activation, seed }) =>
    grid({
      data: { name: 'digits', training: 500, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { epochs },
      base: {
        hidden: Array.from({ length: Number(layers) }, () => units),
        activation,
        initializer: usualInitializers[activation === 'relu' ? 'he' : 'glorot'],
        batchSize: Number(batch),
      },
      settings: settingsOf({ layers, batch }).map(({ name, learningRate }) => ({
        learningRate,
        ...looks[name].setting,
      })),
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result, knobs): Data => {
    const ended = readGrid(result, settingsOf(knobs));
    const of = (wanted: Name) => {
      const tried = ended
        .filter(({ setting }) => setting.name === wanted)
        .map(({ setting, runs: [run] }): Tried => ({ rate: setting.learningRate, loss: lossOf(run!) }));
      return { tried, range: rangeBelow(limit, tried) };
    };
    return { none: of('none'), batch: of('batch'), layer: of('layer') };
  },

  panels: (data, knobs) => {
    const rates = ratesOf(knobs);
    const domain = [rates[0]! / 1.3, rates.at(-1)! * 1.3] as const;
    return [
      overRatesPanel({
        entrants: names.map((name) => ({ ...looks[name], tried: data[name].tried })),
        x: { domain },
        y: {
          label: 'validation loss at the end (log scale)',
          scale: 'log',
          domain: [0.35, 2.5],
          ticks: [0.5, 1, 2],
        },
        behind: plot.rule({ y: limit, end: { name: 'half of guessing' } }),
      }),
      rangesPanel(data, domain),
    ];
  },

  measures: (data) => ({
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`${name}Loss`, bestOf(data[name].tried)?.loss],
        [`${name}Rate`, bestOf(data[name].tried)?.rate],
        [`${name}Lowest`, data[name].range?.lowest],
        [`${name}Highest`, data[name].range?.highest],
        [`${name}Width`, widthOf(data[name].range)],
      ]),
    ),
    batchWider: widerThanWithout(data, 'batch'),
    layerWider: widerThanWithout(data, 'layer'),
    batchHigher: higherThanWithout(data, 'batch'),
    layerHigher: higherThanWithout(data, 'layer'),
    batchOverNone: bestOver(data.batch.tried, data.none.tried),
    layerOverNone: bestOver(data.layer.tried, data.none.tried),
  }),

  finding: {
    says: (data, { layers, batch }) =>
      `${counted(Number(layers), 'hidden layer')}, batches of ${batch}, ${epochs} epochs. The rates that end below half the loss of guessing: ${listed(names.map((name) => `${toldRange(data[name].range)} ${looks[name].where}`))}. ` +
      `With batch normalisation the range is ${times(widerThanWithout(data, 'batch'))} as wide, ${standing(widerThanWithout(data, 'batch'), 'at least', claimed)}.`,
    holds: (data) => (widerThanWithout(data, 'batch') ?? 0) >= claimed,
    fails: { batch: '2' },
    atLeast: 0.85,
    switches: [{ with: 'one hidden layer', knobs: { layers: '1' }, holds: false, atLeast: 0.85 }],
  },
});

function rangesPanel(data: Data, domain: readonly [number, number]): plot.Panel {
  return plot.panel({
    name: 'ranges',
    x: { label: 'rates that train (log scale)', scale: 'log', domain },
    y: { domain: [names.length - 0.5, -0.5], names: names.map((name) => looks[name].short), axis: 'bare' },
    linesHigh: names.length,
    marks: [
      plot.stretches({
        stretches: names.flatMap((name, row) => {
          const { range } = data[name];
          return range ? [{ row, from: range.lowest, to: range.highest, color: looks[name].color }] : [];
        }),
      }),
    ],
  });
}

const ratesOf = ({ layers, batch }: Tested) =>
  geometric((lowestRate.at * Number(batch)) / lowestRate.batch, rateRatio, rateCounts[layers]);

const settingsOf = (tested: Tested) => crossed({ name: names, learningRate: ratesOf(tested) });

/** Worse than guessing counts as guessing, and so does a run that diverged. */
const lossOf = (run: RunHistory): number | null =>
  run.divergedAt === null && finalOf(run, 'validationLoss') === null
    ? null
    : rankedLoss(run, 'validationLoss', guessing);

/** How many times as wide the range is; null until it is known. */
const widerThanWithout = (data: Data, name: Name): number | null =>
  names.some((one) => data[one].tried.some(({ loss }) => loss === null))
    ? null
    : widthOf(data[name].range) / widthOf(data.none.range);

const higherThanWithout = (data: Data, name: Name): number | null =>
  ratioOf(data[name].range?.highest ?? null, data.none.range?.highest ?? null);

/** "0.04 to 0.8" */
const toldRange = (range: Range | null): string =>
  range ? `${significant(range.lowest)} to ${significant(range.highest)}` : 'no rate';
