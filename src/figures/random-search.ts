import { scaleLinear, scaleLog, select } from 'd3';
import { axisBottom, axisLeft, type NumericScale } from '../lib/charts/axis.ts';
import { child, children, pixel, type Canvas, type Layer } from '../lib/charts/canvas.ts';
import { words } from '../lib/charts/marks.ts';
import { defineFigure } from '../lib/figure/define.ts';
import { choice, seed } from '../lib/figure/knobs.ts';
import { exp, ln2, log } from '../lib/math/elementary.ts';
import { jackknifeError, mainEffect } from '../lib/math/main-effect.ts';
import { stream, type RandomStream } from '../lib/math/random.ts';
import type { Activation, Run, RunHistory, Study } from '../lib/training/spec.ts';
import { unregularized } from '../lib/training/unregularized.ts';

const trialCount = 200;
const epochs = 20;
const units = 8;

const learningRateRanges = { wide: [0.0001, 10], narrow: [0.05, 0.5] } as const;
const activations: Activation[] = ['tanh', 'relu', 'sigmoid'];
const batchSizes = [8, 32, 128];
const layerCounts = [1, 2, 3];

/** One random setting of all six hyperparameters. */
interface Trial {
  learningRate: number;
  /** β is drawn as 1 − β, on a logarithmic scale: .9 and .99 differ as much as .99 and .999. */
  momentum: number;
  layers: number;
  batchSize: number;
  decayRate: number;
  activation: Activation;
}

type Ranges = readonly [low: number, high: number];
const leastForgetting: Ranges = [0.05, 1];
const decayRates: Ranges = [0.001, 1];

/** A hyperparameter as it is searched: how it is placed on its axis, and the bins in which its effect is measured. */
interface Searched {
  name: string;
  symbol: string;
  /** Position of a trial on the axis: 0 … 1 over the range searched. */
  place(trial: Trial): number;
  bins: number;
  ticks: { at: number; text: string }[];
}

/** Bins of equal width on a continuous hyperparameter's own scale. */
const continuousBins = 6;

const logUniform = (random: RandomStream, [low, high]: Ranges) =>
  exp(log(low) + random.uniform() * log(high / low));
const pick = <T>(random: RandomStream, values: readonly T[]) => values[random.integer(values.length)]!;

function drawTrials(seed: number, learningRates: Ranges): Trial[] {
  const random = stream(seed, 'search');
  return Array.from({ length: trialCount }, () => ({
    learningRate: logUniform(random, learningRates),
    momentum: 1 - logUniform(random, leastForgetting),
    layers: pick(random, layerCounts),
    batchSize: pick(random, batchSizes),
    decayRate: logUniform(random, decayRates),
    activation: pick(random, activations),
  }));
}

function searched(learningRates: Ranges): Searched[] {
  const share = ([low, high]: Ranges, value: number) => Math.log(value / low) / Math.log(high / low);
  const continuous = (range: Ranges, values: readonly number[]) => ({
    bins: continuousBins,
    ticks: values.map((value) => ({ at: share(range, value), text: String(value) })),
  });
  const among = <T>(values: readonly T[], text: (value: T) => string = String) => ({
    bins: values.length,
    ticks: values.map((value, i) => ({ at: (i + 0.5) / values.length, text: text(value) })),
  });
  const slot = <T>(values: readonly T[], value: T) => (values.indexOf(value) + 0.5) / values.length;
  return [
    {
      name: 'learning rate',
      symbol: 'α',
      place: ({ learningRate }) => share(learningRates, learningRate),
      ...continuous(learningRates, learningRates[0] < 0.01 ? [0.0001, 0.01, 1] : [0.05, 0.1, 0.2, 0.5]),
    },
    {
      name: 'momentum',
      symbol: 'β',
      place: ({ momentum }) => 1 - share(leastForgetting, 1 - momentum),
      bins: continuousBins,
      ticks: [0, 0.5, 0.8, 0.95].map((beta) => ({
        at: 1 - share(leastForgetting, 1 - beta),
        text: String(beta),
      })),
    },
    {
      name: 'hidden layers',
      symbol: '',
      place: ({ layers }) => slot(layerCounts, layers),
      ...among(layerCounts),
    },
    {
      name: 'mini-batch size',
      symbol: 'B',
      place: ({ batchSize }) => slot(batchSizes, batchSize),
      ...among(batchSizes),
    },
    {
      name: 'decay rate',
      symbol: '',
      place: ({ decayRate }) => share(decayRates, decayRate),
      ...continuous(decayRates, [0.001, 0.01, 0.1, 1]),
    },
    {
      name: 'activation',
      symbol: '',
      place: ({ activation }) => slot(activations, activation),
      ...among(activations, (name) => (name === 'relu' ? 'ReLU' : name)),
    },
  ];
}

const runOf = (trial: Trial, seed: number): Run => ({
  hidden: Array<number>(trial.layers).fill(units),
  activation: trial.activation,
  initializer: { kind: 'glorot' },
  optimizer: { kind: 'momentum', beta: trial.momentum, form: 'goh' },
  learningRate: trial.learningRate,
  schedule: { kind: 'inverse-time', decayRate: trial.decayRate },
  batchSize: trial.batchSize,
  ...unregularized,
  seed,
});

interface Outcome {
  trial: Trial;
  /** Validation loss, guessing (ln 2) at most; of a trial that diverged, guessing. */
  loss: number;
  diverged: boolean;
}

interface Effect {
  name: string;
  symbol: string;
  /** Share of the variance of the log loss between the bins, and its standard error. */
  share: number;
  error: number;
  /** `[bins]`: geometric mean of the loss in each; null where no trial fell. */
  means: (number | null)[];
  /** `[trials]`: where each stands on the axis, 0 … 1. */
  places: number[];
  ticks: Searched['ticks'];
}

interface Data {
  outcomes: Outcome[];
  effects: Effect[];
}

const binOf = (place: number, bins: number) => Math.min(bins - 1, Math.floor(place * bins));

function effectOf({ name, symbol, place, bins, ticks }: Searched, outcomes: readonly Outcome[]): Effect {
  const places = outcomes.map(({ trial }) => place(trial));
  const groups = places.map((at) => binOf(at, bins));
  const values = outcomes.map(({ loss }) => Math.log(loss));
  const means = Array.from({ length: bins }, (_, bin) => {
    const inside = values.filter((_, i) => groups[i] === bin);
    return inside.length === 0
      ? null
      : Math.exp(inside.reduce((sum, value) => sum + value, 0) / inside.length);
  });
  const share = mainEffect(groups, values);
  const error = jackknifeError(values.length, (without) => mainEffect(groups, values, without));
  return { name, symbol, share, error, means, places, ticks };
}

function outcomeOf(trial: Trial, { checkpoints, divergedAt }: RunHistory): Outcome {
  const loss = checkpoints.at(-1)?.validationLoss ?? ln2;
  return { trial, loss: divergedAt === null ? Math.min(ln2, loss) : ln2, diverged: divergedAt !== null };
}

export default defineFigure({
  title: `${trialCount} random trials of all six hyperparameters`,
  description:
    'Six small panels, one per hyperparameter: the final validation loss of every trial (logarithmic axis) against ' +
    'the trial’s value of that hyperparameter, with the mean of each bin as a step; trials that diverged are red crosses. Below, a ' +
    'bar per hyperparameter: the share of the variance of the log loss that lies between its bins, with its standard error.',
  knobs: {
    range: choice('Range of learning rates', ['wide', 'narrow'], {
      names: { wide: 'wide, 0.0001 to 10', narrow: 'narrow, 0.05 to 0.5' },
    }),
    seed: seed(),
  },

  experiment: (knobs): Study => ({
    kind: 'study',
    data: { name: 'moons', training: 256, validation: 256, noise: 0.2, seed: knobs.seed },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    runs: drawTrials(knobs.seed, learningRateRanges[knobs.range]).map((trial) => runOf(trial, knobs.seed)),
    record: { checkpoints: 10 },
  }),

  summarise: ({ runs }, knobs): Data => {
    const range = learningRateRanges[knobs.range];
    const trials = drawTrials(knobs.seed, range);
    const outcomes = trials.map((trial, i) => outcomeOf(trial, runs[i]!));
    return { outcomes, effects: searched(range).map((one) => effectOf(one, outcomes)) };
  },

  height: (width) => panelsHeight(width) + barsHeight,

  draw: (data, canvas) => {
    const lowest = Math.min(lossFloor, ...data.outcomes.map(({ loss }) => loss));
    words(
      canvas.svg,
      'caption',
      canvas.narrow
        ? 'final validation loss (log axis; 0.69: guessing)'
        : 'final validation loss of each trial (log axis; 0.69 is guessing), and its mean in each bin',
      [0, 13],
      { color: 'var(--ink-soft)' },
    );
    data.effects.forEach((effect, i) => drawPanel(effect, data.outcomes, canvas, i, lowest));
    drawBars(data.effects, canvas);
  },

  table: ({ outcomes }) => ({
    columns: [
      'learning rate',
      'momentum',
      'hidden layers',
      'batch size',
      'decay rate',
      'activation',
      'validation loss',
      'diverged',
    ],
    rows: outcomes.map(({ trial, loss, diverged }) => [
      trial.learningRate,
      trial.momentum,
      trial.layers,
      trial.batchSize,
      trial.decayRate,
      trial.activation,
      loss,
      diverged ? 'yes' : 'no',
    ]),
  }),

  measures: ({ effects }) => {
    const [first, second] = ranked(effects);
    return {
      learningRateShare: effects[0]!.share,
      first: first.name,
      firstShare: first.share,
      second: second.name,
      secondShare: second.share,
      restShare: restOf(effects),
    };
  },

  curves: ({ effects }) => ({
    x: {
      label: 'hyperparameter',
      scale: 'linear',
      domain: [0, effects.length - 1],
      names: ['α', 'β', 'layers', 'B', 'decay', 'activation'],
    },
    y: { label: 'share of the variance explained alone', scale: 'linear', domain: [-0.05, 0.8] },
    lines: [
      {
        name: 'share',
        color: 'var(--series-2)',
        points: effects.map(({ share }, i) => [i, share] as const),
      },
    ],
  }),

  finding: {
    says: ({ effects }) => {
      const [largest, second] = ranked(effects);
      return (
        `Over ${trialCount} trials of ${epochs} epochs the learning rate alone explains ${percent(effects[0]!.share)} ± ` +
        `${percent(effects[0]!.error)} of the variance of the log validation loss; ` +
        (largest === effects[0]
          ? `the next, ${second.name}, ${percent(second.share)} ± ${percent(second.error)}.`
          : `the most, ${percent(largest.share)} ± ${percent(largest.error)}, falls to ${largest.name}.`) +
        ` (± one standard error, by jackknife.)`
      );
    },
    holds: ({ effects }) =>
      effects[0]!.share > 0 && effects.slice(1).every(({ share }) => share < effects[0]!.share),
    fails: { range: 'narrow' },
    atLeast: 19,
    switches: [{ with: 'the narrow range', knobs: { range: 'narrow' }, holds: false, atLeast: 19 }],
  },
});

/** Those that explain most first. */
const ranked = (effects: readonly Effect[]) =>
  [...effects].sort((a, b) => b.share - a.share) as [Effect, Effect, ...Effect[]];

/** What no hyperparameter explains alone. Counted in hundredths, as written at the bars, so that all that is read makes a hundred. */
function restOf(effects: readonly Effect[]): number {
  const explained = effects.reduce((sum, { share }) => sum + Math.round(100 * Math.max(0, share)), 0);
  return Math.max(0, 100 - explained) / 100;
}

/** With a narrow space that does not break. */
const percent = (share: number) => `${Math.round(100 * share)}\u202f%`.replace('-', '−');

/** The loss axis reaches at least this low. */
const lossFloor = 0.2;
const barRow = 26;
const barsHeight = 6 * barRow + 64;

/** What the panels show, said once above them. */
const captionHeight = 22;

const grid = (width: number) => (width < 500 ? { columns: 2, panel: 132 } : { columns: 3, panel: 150 });
const panelsHeight = (width: number) => {
  const { columns, panel } = grid(width);
  return captionHeight + (6 / columns) * panel + 12;
};

function drawPanel(
  effect: Effect,
  outcomes: readonly Outcome[],
  canvas: Canvas,
  index: number,
  lowest: number,
): void {
  const { columns, panel } = grid(canvas.width);
  const column = index % columns;
  const axisRoom = 34;
  const gap = canvas.narrow ? 14 : 22;
  const panelWidth = (canvas.width - axisRoom - gap * (columns - 1) - 6) / columns;
  const left = axisRoom + column * (panelWidth + gap);
  const top = Math.floor(index / columns) * panel + captionHeight + 26;
  const bottom = top + panel - 58;
  const layer = child(canvas.svg, 'g', `panel ${effect.name.replaceAll(' ', '-')}`);
  const x = scaleLinear().range([left, left + panelWidth]);
  const y = scaleLog()
    .domain([lowest * 0.9, ln2])
    .range([bottom, top])
    .clamp(true);

  words(layer, 'name', `${effect.name} ${effect.symbol}`.trim(), [left, top - 10], { weight: 600 });
  axisBottom(layer, 'value', bottom + 5, { scale: x, ticks: [], format: String });
  children(child(layer, 'g', 'axis numbers'), 'text', 'number', effect.ticks)
    .attr('x', ({ at }) => pixel(x(at)))
    .attr('y', pixel(bottom + 20))
    .attr('text-anchor', ({ at }) => (at < 0.02 ? 'start' : at > 0.98 ? 'end' : 'middle'))
    .text(({ text }) => text);
  if (column === 0)
    axisLeft(layer, 'loss', left - 5, {
      scale: y,
      ticks: lossTicks(lowest),
      format: (value) => String(Number(value.toPrecision(2))),
    });

  const at = (i: number) => [x(effect.places[i]! + jitter(effect, i)), y(outcomes[i]!.loss)] as const;
  const indices = outcomes.map((_, i) => i);
  stamps(
    layer,
    'finished',
    indices.filter((i) => !outcomes[i]!.diverged).map(at),
    ([px, py]) => `M${px},${py}h0`,
  )
    .attr('stroke', 'var(--series-2)')
    .attr('stroke-width', 4)
    .attr('stroke-opacity', 0.55)
    .attr('stroke-linecap', 'round');
  stamps(
    layer,
    'diverged',
    indices.filter((i) => outcomes[i]!.diverged).map(at),
    ([px, py]) => `M${px - 3},${py - 3}l6,6m0,-6l-6,6`,
  )
    .attr('stroke', 'var(--bad)')
    .attr('stroke-width', 2);
  drawMeans(layer, effect, x, y);
}

const lossTicks = (lowest: number) => [0.1, 0.2, 0.4, ln2].filter((tick) => tick >= lowest * 0.9);

/** Trials with the same value side by side rather than on top of each other; the offset has no meaning. */
function jitter({ means, places, ticks }: Effect, i: number): number {
  if (means.length !== ticks.length || means.length > 3) return 0;
  const spread = 0.7 / means.length;
  const goldenRatio = 0.618034;
  return places[i] === undefined ? 0 : ((i * goldenRatio) % 1) * spread - spread / 2;
}

/** Many small marks in one path: a tenth of the size of as many elements. */
function stamps(
  parent: Layer,
  name: string,
  points: readonly (readonly [number, number])[],
  mark: (point: readonly [number, number]) => string,
): Layer {
  const rounded = points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const);
  return child(parent, 'path', name).attr('d', rounded.map(mark).join('')).attr('fill', 'none');
}

/** The mean of each bin, as steps: what "explained by this hyperparameter alone" means. */
function drawMeans(parent: Layer, { means }: Effect, x: NumericScale, y: NumericScale): void {
  const width = 1 / means.length;
  const steps = means.flatMap((mean, bin) =>
    mean === null ? [] : [`M${pixel(x(bin * width))},${pixel(y(mean))}H${pixel(x((bin + 1) * width))}`],
  );
  child(parent, 'path', 'means')
    .attr('d', steps.join(''))
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 2.5)
    .attr('fill', 'none');
}

/** A bar per hyperparameter, its standard error as a whisker, and what is left for combinations and chance. */
function drawBars(effects: readonly Effect[], canvas: Canvas): void {
  const top = panelsHeight(canvas.width) + 14;
  const left = 112;
  const right = canvas.width - (canvas.narrow ? 44 : 90);
  const x = scaleLinear()
    .domain([0, mostShare(effects)])
    .range([left, right]);
  const layer = child(canvas.svg, 'g', 'importance');
  words(
    layer,
    'title',
    canvas.narrow
      ? 'variance explained alone'
      : 'share of the variance of the log loss that each explains alone',
    [0, top],
    { weight: 600 },
  );
  const rows = children(layer, 'g', 'row', effects).attr(
    'transform',
    (_, i) => `translate(0,${top + 12 + i * barRow})`,
  );
  const largest = Math.max(...effects.map(({ share }) => share));
  rows.each(function (effect) {
    const row = child(select(this), 'g', 'bar');
    const share = Math.max(0, effect.share);
    words(row, 'name', `${effect.name} ${effect.symbol}`.trim(), [left - 8, 16], { anchor: 'end' });
    child(row, 'rect', 'share')
      .attr('x', left)
      .attr('y', 4)
      .attr('width', pixel(x(share) - left))
      .attr('height', barRow - 9)
      .attr('fill', effect.share === largest ? 'var(--series-2)' : 'var(--ink-faint)');
    child(row, 'path', 'error')
      .attr(
        'd',
        `M${pixel(x(Math.max(0, effect.share - effect.error)))},12.5H${pixel(x(Math.max(0, effect.share + effect.error)))}`,
      )
      .attr('stroke', 'var(--ink)')
      .attr('stroke-width', 1.5);
    words(row, 'value', percent(share), [x(Math.max(share, effect.share + effect.error)) + 8, 17]);
  });
  words(
    layer,
    'rest',
    `The other ${percent(restOf(effects))}: combinations, ${canvas.narrow ? 'and' : 'and differences'} within bins.`,
    [0, top + 6 * barRow + 34],
    { color: 'var(--ink-soft)' },
  );
}

/** The bars' axis ends at a round share, so that it seldom changes while the trials run. */
const mostShare = (effects: readonly Effect[]) =>
  [0.25, 0.5, 1].find((end) => effects.every(({ share, error }) => share + error <= end)) ?? 1;
