import { scaleLinear, scaleLog } from 'd3';
import { barPitch, bars } from '../../lib/charts/bars.ts';
import { binnedScatter } from '../../lib/charts/binned-scatter.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { words } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { exp, ln2, log } from '../../lib/math/elementary.ts';
import { jackknifeError, mainEffect } from '../../lib/math/main-effect.ts';
import { stream, type RandomStream } from '../../lib/math/random.ts';
import type { Activation, Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

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
  /** Width of the band, as a share of the axis, over which trials with the same value stand side by side. */
  jitter: number;
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
    jitter: 0,
    ticks: values.map((value) => ({ at: share(range, value), text: String(value) })),
  });
  const among = <T>(values: readonly T[], text: (value: T) => string = String) => ({
    bins: values.length,
    jitter: 0.7 / values.length,
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
      jitter: 0,
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
  jitter: number;
}

interface Data {
  outcomes: Outcome[];
  effects: Effect[];
}

const binOf = (place: number, bins: number) => Math.min(bins - 1, Math.floor(place * bins));

function effectOf(
  { name, symbol, place, bins, ticks, jitter }: Searched,
  outcomes: readonly Outcome[],
): Effect {
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
  return { name, symbol, share, error, means, places, ticks, jitter };
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
        `Over ${trialCount} trials of ${epochs} epochs the learning rate alone explains ${uncertain(effects[0]!)} ` +
        `of the variance of the log validation loss; ` +
        (largest === effects[0]
          ? `the next, ${second.name}, ${uncertain(second)}.`
          : `the most, ${uncertain(largest)}, falls to ${largest.name}.`) +
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

/** With spaces that do not break, so that no sign is parted from its number. */
const uncertain = ({ share, error }: Effect) => `${percent(share)}\u00a0±\u00a0${percent(error)}`;

/** The loss axis reaches at least this low. */
const lossFloor = 0.2;
const lossTicks = (lowest: number) => [0.1, 0.2, 0.4, ln2].filter((tick) => tick >= lowest * 0.9);

const barsHeight = 6 * barPitch + 64;
/** What the panels show, said once above them. */
const captionHeight = 22;

const grid = (width: number) => (width < 500 ? { columns: 2, panel: 132 } : { columns: 3, panel: 150 });
const panelsHeight = (width: number) => {
  const { columns, panel } = grid(width);
  return captionHeight + (6 / columns) * panel + 12;
};

const titleOf = ({ name, symbol }: Effect) => `${name} ${symbol}`.trim();

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
  const width = (canvas.width - axisRoom - gap * (columns - 1) - 6) / columns;
  const top = Math.floor(index / columns) * panel + captionHeight + 26;
  const bottom = top + panel - 58;
  binnedScatter(
    child(canvas.svg, 'g', `panel ${effect.name.replaceAll(' ', '-')}`),
    {
      ...effect,
      title: titleOf(effect),
      values: outcomes.map(({ loss }) => loss),
      crossed: outcomes.map(({ diverged }) => diverged),
    },
    {
      left: axisRoom + column * (width + gap),
      width,
      top,
      bottom,
      y: scaleLog()
        .domain([lowest * 0.9, ln2])
        .range([bottom, top])
        .clamp(true),
      yTicks: column === 0 ? lossTicks(lowest) : null,
    },
  );
}

/** A bar per hyperparameter, its standard error as a whisker, and what is left for combinations and chance. */
function drawBars(effects: readonly Effect[], canvas: Canvas): void {
  const top = panelsHeight(canvas.width) + 14;
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
  bars(
    layer,
    effects.map((effect) => ({
      name: titleOf(effect),
      value: effect.share,
      error: effect.error,
      label: percent(Math.max(0, effect.share)),
    })),
    {
      x: scaleLinear()
        .domain([0, mostShare(effects)])
        .range([112, canvas.width - (canvas.narrow ? 44 : 90)]),
      top: top + 12,
    },
  );
  words(
    layer,
    'rest',
    `The other ${percent(restOf(effects))}: combinations, ${canvas.narrow ? 'and' : 'and differences'} within bins.`,
    [0, top + 6 * barPitch + 34],
    { color: 'var(--ink-soft)' },
  );
}

/** The bars' axis ends at a round share, so that it seldom changes while the trials run. */
const mostShare = (effects: readonly Effect[]) =>
  [0.25, 0.5, 1].find((end) => effects.every(({ share, error }) => share + error <= end)) ?? 1;
