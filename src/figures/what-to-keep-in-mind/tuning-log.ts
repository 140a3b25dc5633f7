import { scaleLog } from 'd3';
import { axisBottom, type NumericScale } from '../../lib/charts/axis.ts';
import { child, children, pixel, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider, trials, type Trial, type Values } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import type { Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const epochs = 40;
const units = 8;
/** Runs per trial, with seeds of their own: the trial's loss is their mean. */
const repetitions = 3;
const mostTrials = 10;

/** The best loss must be at most this share of the first trial's. */
const claimedShare = 0.25;

const settings = {
  learningRate: slider({
    label: 'Learning rate',
    symbol: 'α',
    min: 0.001,
    max: 10,
    scale: 'log',
    default: 1,
  }),
  momentum: slider({ label: 'Momentum', symbol: 'β', min: 0, max: 0.99, step: 0.01, default: 0.5 }),
  hiddenLayers: slider({ label: 'Hidden layers', min: 1, max: 4, step: 1, default: 2 }),
  batchSize: choice('Mini-batch size', ['4', '8', '16', '32', '64', '128', '256'], { default: '32' }),
  decayRate: slider({ label: 'Decay rate', min: 0, max: 1, step: 0.01, default: 0 }),
  activation: choice('Activation', ['tanh', 'relu', 'sigmoid'], { default: 'relu', names: { relu: 'ReLU' } }),
};

type Settings = Values<typeof settings>;
type SettingName = keyof typeof settings;

const columns: { name: SettingName; header: string; short: string; width: number; narrowWidth: number }[] = [
  { name: 'learningRate', header: 'α', short: 'α', width: 58, narrowWidth: 44 },
  { name: 'momentum', header: 'β', short: 'β', width: 50, narrowWidth: 36 },
  { name: 'hiddenLayers', header: 'layers', short: 'L', width: 56, narrowWidth: 20 },
  { name: 'batchSize', header: 'B', short: 'B', width: 46, narrowWidth: 32 },
  { name: 'decayRate', header: 'decay', short: 'dec.', width: 56, narrowWidth: 36 },
  { name: 'activation', header: 'activation', short: 'act.', width: 78, narrowWidth: 52 },
];

/** A session with one change at a time; what did not help was taken back. */
const start: Settings = {
  learningRate: 0.01,
  momentum: 0,
  hiddenLayers: 1,
  batchSize: '32',
  decayRate: 0,
  activation: 'tanh',
};
const session: Settings[] = [
  start,
  { ...start, learningRate: 0.1 },
  { ...start, learningRate: 1 },
  { ...start, learningRate: 1, hiddenLayers: 2 },
  { ...start, learningRate: 1, hiddenLayers: 2, batchSize: '8' },
  { ...start, learningRate: 1, hiddenLayers: 2, activation: 'relu' },
];

interface Row {
  settings: Settings;
  /** Validation loss of each run that has not diverged, guessing at most. */
  losses: number[];
  /** Their mean, a diverged run counting as guessing; null before the first run has begun. */
  mean: number | null;
  diverged: number;
  /** Which settings are new: see `changes`. Empty for the first trial. */
  changed: SettingName[];
}

interface Data {
  rows: Row[];
  /** The present settings, not yet in the log. */
  preview: Row;
  /** Index of the first row with the present settings; −1 if they are new. */
  already: number;
  /** Index of the row with the lowest mean; null for an empty log. */
  best: number | null;
}

export default defineFigure({
  title: 'A tuning log',
  description:
    'A table with a row per trial: its number, its six hyperparameters, those that differ from the most similar earlier trial in ' +
    'bold, and on a logarithmic axis the final validation loss of its runs as small dots with their mean as a large one. A hollow dot ' +
    'in the last row is the trial that the present settings would give; if they are in the log already, the row begins with “= ” and that trial’s number.',
  knobs: {
    ...settings,
    log: trials('Log', settings, { default: session, max: mostTrials }),
    seed: seed(),
  },

  experiment: (knobs): Study => ({
    kind: 'study',
    data: { name: 'circles', training: 256, validation: 256, noise: 0.1, seed: knobs.seed },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    runs: [...(knobs.log as readonly Settings[]), settingsOf(knobs)].flatMap((trial) =>
      Array.from({ length: repetitions }, (_, repetition) =>
        runOf(trial, knobs.seed * repetitions + repetition),
      ),
    ),
    record: { checkpoints: 10 },
  }),

  summarise: ({ runs }, knobs): Data => {
    const log = knobs.log as readonly Settings[];
    const rows = [...log, settingsOf(knobs)].map((trial, i, all) =>
      rowOf(trial, all.slice(0, i), runs.slice(i * repetitions, (i + 1) * repetitions)),
    );
    return {
      rows: rows.slice(0, log.length),
      preview: rows.at(-1)!,
      already: log.findIndex((trial) => isAlike(trial, settingsOf(knobs))),
      best: bestOf(rows.slice(0, log.length)),
    };
  },

  height: () => headerHeight + (mostTrials + 1) * rowHeight + 40,

  draw: (data, canvas) => {
    const left = plotLeft(canvas.narrow);
    const right = canvas.width - (canvas.narrow ? 10 : 20);
    const x = scaleLog().domain(lossDomain).range([left, right]).clamp(true);
    drawGrid(canvas, x);
    for (let i = 0; i < mostTrials; i++) drawRow(canvas, x, i, data.rows[i] ?? null, i === data.best);
    drawPreview(canvas, x, data);
    drawProgress(canvas, x, data);
  },

  table: ({ rows }) => ({
    columns: [
      'trial',
      ...columns.map(({ name }) => settings[name].label),
      'mean validation loss',
      'runs that diverged',
    ],
    rows: rows.map((row, i) => [
      i + 1,
      ...columns.map(({ name }) => row.settings[name]),
      row.mean,
      row.diverged,
    ]),
  }),

  measures: ({ rows, preview, best }) => {
    const lowest = best === null ? null : rows[best]!.mean;
    return {
      bestTrial: best === null ? null : best + 1,
      bestLoss: lowest,
      firstLoss: rows[0]?.mean ?? null,
      trials: rows.length,
      nextLoss: preview.mean,
      nextOverBest: lowest && preview.mean && preview.mean / lowest,
      trialsOfSeveralChanges: rows.filter(({ changed }) => changed.length > 1).length,
    };
  },

  curves: ({ rows }) => ({
    x: {
      label: 'trial',
      scale: 'linear',
      domain: [0, Math.max(1, rows.length - 1)],
      names: rows.map((_, i) => String(i + 1)),
    },
    y: { label: 'mean validation loss (log scale)', scale: 'log', domain: [0.005, 0.8] },
    lines: [
      {
        name: 'mean loss',
        color: 'var(--series-2)',
        points: rows.flatMap(({ mean }, i) => (mean === null ? [] : [[i, mean] as const])),
      },
    ],
  }),

  finding: {
    says: ({ rows, best, preview, already }) => {
      const next = nextTrial(preview, already);
      const first = rows[0]?.mean ?? null;
      if (best === null || first === null)
        return rows.length === 0
          ? `The log is empty.${next}`
          : `The log has ${rows.length} trials, none of them with a result to compare.${next}`;
      const lowest = rows[best]!.mean!;
      const several = rows.filter(({ changed }) => changed.length > 1).length;
      return (
        `Of ${rows.length} ${rows.length === 1 ? 'trial' : 'trials'} of ${epochs} epochs the best, number ${best + 1}, has a mean validation loss of ` +
        `${lowest.toPrecision(2)} over ${repetitions} runs; the first had ${first.toPrecision(2)} (claimed: at most a quarter of that). ` +
        (several === 0
          ? 'No trial changes more than one setting of an earlier one.'
          : `${several} of the trials changed more than one setting at once.`) +
        next
      );
    },
    holds: ({ rows, best }) =>
      best !== null &&
      rows[best]!.mean! <= claimedShare * rows[0]!.mean! &&
      rows.every(({ changed }) => changed.length <= 1),
    fails: { log: session.slice(0, 1) },
    atLeast: 19,
  },
});

/** What the present settings would give as the next trial; nothing before there is a result. */
function nextTrial({ mean, diverged }: Row, already: number): string {
  if (already >= 0) return ` The present settings are those of trial ${already + 1}.`;
  if (mean === null) return '';
  const failed = diverged === 0 ? '' : `, with ${diverged} of ${repetitions} runs diverged`;
  return ` The present settings would give ${mean.toPrecision(2)}${failed}.`;
}

const settingsOf = (knobs: Settings): Settings => ({
  learningRate: knobs.learningRate,
  momentum: knobs.momentum,
  hiddenLayers: knobs.hiddenLayers,
  batchSize: knobs.batchSize,
  decayRate: knobs.decayRate,
  activation: knobs.activation,
});

const isAlike = (a: Settings, b: Settings) => columns.every(({ name }) => a[name] === b[name]);

const runOf = (trial: Settings, seed: number): Run => ({
  hidden: Array<number>(trial.hiddenLayers).fill(units),
  activation: trial.activation,
  initializer: { kind: 'glorot' },
  optimizer: { kind: 'momentum', beta: trial.momentum, form: 'goh' },
  learningRate: trial.learningRate,
  schedule: { kind: 'inverse-time', decayRate: trial.decayRate },
  batchSize: Number(trial.batchSize),
  ...unregularized,
  seed,
});

function rowOf(settings: Settings, before: readonly Settings[], runs: readonly RunHistory[]): Row {
  const finished = runs.filter(({ divergedAt }) => divergedAt === null);
  const losses = finished
    .flatMap(({ checkpoints }) => checkpoints.slice(-1))
    .map(({ validationLoss }) => Math.min(ln2, validationLoss));
  const diverged = runs.length - finished.length;
  const begun = losses.length + diverged === repetitions;
  const total = losses.reduce((sum, loss) => sum + loss, diverged * ln2);
  return {
    settings,
    losses,
    mean: begun ? total / repetitions : null,
    diverged,
    changed: changes(before, settings),
  };
}

function bestOf(rows: readonly Row[]): number | null {
  const means = rows.map(({ mean }) => mean ?? Infinity);
  const lowest = Math.min(...means);
  return Number.isFinite(lowest) ? means.indexOf(lowest) : null;
}

/** What is new in a trial: how it differs from the most similar one before it, the latest of those if there are several. */
function changes(before: readonly Settings[], trial: Settings): SettingName[] {
  const differences = before.map((earlier) =>
    columns.map(({ name }) => name).filter((name) => earlier[name] !== trial[name]),
  );
  return differences.reduce(
    (fewest, next) => (next.length <= fewest.length ? next : fewest),
    differences[0] ?? [],
  );
}

const lossDomain = [0.01, 0.8] as const;
const headerHeight = 30;
const rowHeight = 27;
const numberWidth = (narrow: boolean) => (narrow ? 20 : 44);
const plotLeft = (narrow: boolean) =>
  numberWidth(narrow) +
  columns.reduce((sum, column) => sum + (narrow ? column.narrowWidth : column.width), 0) +
  14;
const rowMiddle = (row: number) => headerHeight + (row + 0.5) * rowHeight;

/** Right edges of the columns of settings. */
function columnEdges(narrow: boolean): number[] {
  let edge = numberWidth(narrow);
  return columns.map((column) => (edge += narrow ? column.narrowWidth : column.width));
}

/** The empty page of the log: headers, rules, and the axis of the losses. */
function drawGrid(canvas: Canvas, x: NumericScale): void {
  const { narrow, width } = canvas;
  const page = child(canvas.svg, 'g', 'page');
  words(page, 'number', narrow ? '' : 'trial', [0, 18], { color: 'var(--ink-soft)' });
  children(page, 'text', 'words header', columns)
    .attr('x', (_, i) => columnEdges(narrow)[i]!)
    .attr('y', 18)
    .attr('text-anchor', 'end')
    .attr('fill', 'var(--ink-soft)')
    .text((column) => (narrow ? column.short : column.header));
  words(page, 'loss', narrow ? 'valid. loss' : 'final validation loss', [x.range()[0]!, 18], {
    color: 'var(--ink-soft)',
  });
  children(
    page,
    'path',
    'rule',
    Array.from({ length: mostTrials + 2 }, (_, i) => headerHeight + i * rowHeight),
  )
    .attr('d', (y) => `M0,${y}H${width}`)
    .attr('stroke', 'var(--rule)');
  axisBottom(canvas.svg, 'loss', headerHeight + (mostTrials + 1) * rowHeight, {
    scale: x,
    ticks: narrow ? [0.01, 0.1] : [0.01, 0.03, 0.1, 0.3],
    format: String,
    grid: (mostTrials + 1) * rowHeight,
  });
  const guessing = x(ln2);
  line(
    canvas.svg,
    'guessing',
    [
      [guessing, headerHeight],
      [guessing, headerHeight + (mostTrials + 1) * rowHeight],
    ],
    {
      color: 'var(--ink-faint)',
      width: 1,
      dashes: '4 4',
    },
  );
  words(
    canvas.svg,
    'guessing',
    narrow ? 'guess' : 'guessing',
    [guessing + (narrow ? 8 : 14), headerHeight + (mostTrials + 1) * rowHeight + 19],
    {
      anchor: 'end',
      color: 'var(--ink-soft)',
    },
  );
}

function drawRow(canvas: Canvas, x: NumericScale, index: number, row: Row | null, isBest: boolean): void {
  const layer = child(canvas.svg, 'g', `trial-${index}`);
  const middle = rowMiddle(index);
  words(layer, 'number', String(index + 1), [0, middle + 4], {
    color: row ? 'var(--ink)' : 'var(--rule-strong)',
    ...(isBest ? { weight: 700 } : {}),
  });
  drawSettings(layer, canvas.narrow, middle, row);
  const mark = (loss: number): PixelPoint => [x(loss), middle];
  dots(layer, 'runs', row?.losses.map(mark) ?? [], { color: 'var(--series-2)', radius: 2 });
  dots(layer, 'mean', row && row.mean !== null ? [mark(row.mean)] : [], {
    color: 'var(--series-2)',
    radius: isBest ? 7 : 5,
    stroke: 'var(--paper)',
  });
  crosses(layer, 'diverged', row && row.diverged > 0 ? [[x.range()[1]!, middle]] : [], 5);
  drawBestLabel(layer, canvas.narrow, x, middle, isBest ? row : null);
}

/** Beside the best trial's dots, on the side where there is room: on a phone for the number alone. */
function drawBestLabel(
  parent: Layer,
  narrow: boolean,
  x: NumericScale,
  middle: number,
  row: Row | null,
): void {
  const losses = row ? [...row.losses, row.mean!] : [ln2];
  const [left, right] = x.range() as [number, number];
  const [lowest, highest] = [x(Math.min(...losses)), x(Math.max(...losses))];
  const onTheRight = highest < (left + right) / 2;
  words(
    parent,
    'best',
    row ? `${narrow ? '' : 'best '}${row.mean!.toPrecision(2)}` : '',
    [onTheRight ? highest + 12 : lowest - 12, middle + 4],
    {
      weight: 600,
      anchor: onTheRight ? 'start' : 'end',
    },
  );
}

function drawSettings(parent: Layer, narrow: boolean, middle: number, row: Row | null): void {
  const edges = columnEdges(narrow);
  children(child(parent, 'g', 'settings'), 'text', 'words setting', row ? columns : [])
    .attr('x', (_, i) => edges[i]!)
    .attr('y', pixel(middle + 4))
    .attr('text-anchor', 'end')
    .attr('font-size', narrow ? 12 : null)
    .attr('fill', ({ name }) => (row!.changed.includes(name) ? 'var(--ink)' : 'var(--ink-soft)'))
    .attr('font-weight', ({ name }) => (row!.changed.includes(name) ? 700 : 400))
    .text(({ name }) => display(row!.settings[name]));
}

const display = (value: Trial[string]) => (value === 'relu' ? 'ReLU' : String(value));

/** What the present settings would give, below the log. */
function drawPreview(canvas: Canvas, x: NumericScale, { preview, already }: Data): void {
  const layer = child(canvas.svg, 'g', 'preview');
  const middle = rowMiddle(mostTrials);
  const fresh = canvas.narrow ? '?' : 'next?';
  const number = already < 0 ? fresh : `=${canvas.narrow ? '' : ' '}${already + 1}`;
  words(layer, 'number', number, [0, middle + 4], { weight: 600 });
  drawSettings(layer, canvas.narrow, middle, preview);
  dots(layer, 'mean', preview.mean === null ? [] : [[x(preview.mean), middle]], {
    color: 'var(--paper)',
    radius: 5,
    stroke: 'var(--series-2)',
  });
  dots(
    layer,
    'runs',
    preview.losses.map((loss): PixelPoint => [x(loss), middle]),
    { color: 'var(--series-2)', radius: 1.5 },
  );
  crosses(layer, 'diverged', preview.diverged > 0 ? [[x.range()[1]!, middle]] : [], 5);
}

/** The best loss so far, trial by trial, as a falling stair. */
function drawProgress(canvas: Canvas, x: NumericScale, { rows }: Data): void {
  let lowest = Infinity;
  const stair = rows.flatMap(({ mean }, i): PixelPoint[] => {
    lowest = Math.min(lowest, mean ?? Infinity);
    if (!Number.isFinite(lowest)) return [];
    return [
      [x(lowest), headerHeight + i * rowHeight],
      [x(lowest), headerHeight + (i + 1) * rowHeight],
    ];
  });
  line(canvas.svg, 'best-so-far', stair, { color: 'var(--series-2)', width: 1.25, opacity: 0.5 });
}
