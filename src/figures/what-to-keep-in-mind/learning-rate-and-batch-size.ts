import { scalePow } from 'd3';
import { child, children, pixel, type Canvas } from '../../lib/charts/canvas.ts';
import { heatmap, heatmapKey } from '../../lib/charts/heatmap.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import type { Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const epochs = 20;
/** Runs in each cell, with seeds of their own; the cell shows their mean. */
const repetitions = 4;

/** Four to a decade, from 0.001 to 10. */
const learningRates = [-3, -2, -1, 0]
  .flatMap((exponent) => [1, 1.8, 3.2, 5.6].map((digits) => Number(`${digits}e${exponent}`)))
  .concat(10);

/** The rates that are written on the axis. */
const decades = [0.001, 0.01, 0.1, 1, 10];

interface Partner {
  label: string;
  values: number[];
  /** What this setting is called in a sentence. */
  say(value: number): string;
  change(value: number): Partial<Run>;
}

const partners: Record<'batch size' | 'momentum' | 'hidden layers', Partner> = {
  'batch size': {
    label: 'batch size B',
    values: [256, 128, 64, 32, 16, 8, 4],
    say: (value) => `batch size ${value}`,
    change: (batchSize) => ({ batchSize }),
  },
  momentum: {
    label: 'momentum β',
    values: [0.98, 0.95, 0.9, 0.8, 0.5, 0],
    say: (value) => `momentum ${value}`,
    change: (beta) => ({ optimizer: { kind: 'momentum', beta, form: 'goh' } }),
  },
  'hidden layers': {
    label: 'hidden layers',
    values: [6, 5, 4, 3, 2, 1],
    say: (value) => `${value} hidden layer${value === 1 ? '' : 's'}`,
    change: (layers) => ({ hidden: Array<number>(layers).fill(width) }),
  },
};

const width = 8;
const usual: Omit<Run, 'seed' | 'learningRate'> = {
  hidden: [width, width],
  activation: 'tanh',
  initializer: { kind: 'glorot' },
  optimizer: { kind: 'sgd' },
  schedule: { kind: 'constant' },
  batchSize: 16,
  ...unregularized,
};

/** Runs of neighbouring figure seeds share none of their own. */
const runSeed = (seed: number, repetition: number) => seed * repetitions + repetition;

/** The best learning rate must move at least this much for the finding to hold. */
const leastRatio = 8;

interface Cell {
  learningRate: number;
  partner: number;
  /** Mean validation loss over the repetitions, guessing (ln 2) at most; null before the first checkpoint. */
  loss: number | null;
  /** Repetitions that diverged. */
  diverged: number;
}

interface Data {
  /** `[partner values × learning rates]` */
  cells: Cell[];
  /** `[partner values]`: the column of the lowest loss; null while there is none. */
  best: (number | null)[];
}

export default defineFigure({
  title: 'The best learning rate against a second hyperparameter',
  description:
    'Heat map of the validation loss after training, over the learning rate (across, logarithmic) and a second ' +
    'hyperparameter (one row per value): the bluer a cell, the lower its loss. In each row a dot marks the best learning rate, ' +
    'and a line joins the dots.',
  knobs: {
    partner: choice('Learning rate against', ['batch size', 'momentum', 'hidden layers']),
    seed: seed(),
  },

  experiment: (knobs): Study => ({
    kind: 'study',
    data: { name: 'moons', training: 256, validation: 256, noise: 0.25, seed: knobs.seed },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    runs: partners[knobs.partner].values.flatMap((value) =>
      learningRates.flatMap((learningRate) =>
        Array.from({ length: repetitions }, (_, repetition) => ({
          ...usual,
          learningRate,
          ...partners[knobs.partner].change(value),
          seed: runSeed(knobs.seed, repetition),
        })),
      ),
    ),
    record: { checkpoints: 5 },
  }),

  summarise: ({ runs }, knobs): Data => {
    const cells = partners[knobs.partner].values.flatMap((partner, row) =>
      learningRates.map((learningRate, column): Cell => {
        const first = (row * learningRates.length + column) * repetitions;
        const repeated = runs.slice(first, first + repetitions);
        return {
          learningRate,
          partner,
          loss: meanLoss(repeated),
          diverged: repeated.filter(({ divergedAt }) => divergedAt !== null).length,
        };
      }),
    );
    return { cells, best: partners[knobs.partner].values.map((_, row) => bestColumn(rowOf(cells, row))) };
  },

  height: (width) => layout(width, partners['batch size'].values.length).bottom + 46,

  draw: (data, canvas, knobs) => {
    const partner = partners[knobs.partner];
    const { left, top, cell, bottom } = layout(canvas.width, partner.values.length);
    const right = left + cell.width * learningRates.length;
    const lowest = Math.min(ln2, ...data.cells.map(({ loss }) => loss ?? ln2));
    // The square root spreads the valley floor, where the question is decided, over more shades.
    const share = scalePow()
      .exponent(0.5)
      .domain([0, Math.max(0.01, Math.log(ln2 / lowest))]);
    const center = (row: number, column: number): PixelPoint => [
      left + (column + 0.5) * cell.width - 0.5,
      top + (row + 0.5) * cell.height - 0.5,
    ];

    heatmap(canvas.svg, 'loss', {
      x: left,
      y: top,
      cell,
      columns: learningRates.length,
      shares: data.cells.map(({ loss }) => (loss === null ? null : share(Math.log(loss / lowest)))),
    });
    crosses(
      canvas.svg,
      'diverged',
      data.cells.flatMap(({ diverged }, i) =>
        diverged > 0 ? [center(Math.floor(i / learningRates.length), i % learningRates.length)] : [],
      ),
      4,
    );
    const best = data.best.flatMap((column, row) => (column === null ? [] : [center(row, column)]));
    line(canvas.svg, 'best', best, { color: 'var(--ink)', width: 1.5 });
    dots(canvas.svg, 'best', best, { color: 'var(--ink)', radius: 5, stroke: 'var(--paper)' });
    words(canvas.svg, 'best', best.length > 0 ? 'best in its row' : '', besideFirst(best, cell.width), {
      weight: 600,
      anchor: 'end',
    });

    drawAxes(canvas, partner, center, { left, right, bottom });
    heatmapKey(canvas.svg, 'loss', {
      right,
      y: 14,
      label: canvas.narrow ? 'loss' : 'validation loss',
      low: lowest.toPrecision(2),
      high: `${ln2.toPrecision(2)} or more`,
      width: canvas.narrow ? 60 : 110,
    });
  },

  table: ({ cells }) => ({
    columns: ['second hyperparameter', 'learning rate', 'mean validation loss', 'runs that diverged'],
    rows: cells.map(({ partner, learningRate, loss, diverged }) => [partner, learningRate, loss, diverged]),
  }),

  measures: (data) => {
    const ends = bestAtEnds(data);
    const ratio = ends && ends.most / ends.least;
    return {
      bestAtLargest: ends?.most ?? null,
      bestAtSmallest: ends?.least ?? null,
      movesBy: ratio && Math.max(ratio, 1 / ratio),
    };
  },

  curves: ({ best }, knobs) => {
    const { label, values } = partners[knobs.partner];
    const rising = values.toReversed();
    return {
      x: {
        label,
        scale: 'linear',
        domain: [0, values.length - 1],
        names: rising.map(String),
      },
      y: {
        label: 'best learning rate α (log scale)',
        scale: 'log',
        domain: [learningRates[0]!, learningRates.at(-1)!],
      },
      lines: [
        {
          name: 'best rate',
          color: 'var(--accent)',
          points: best
            .toReversed()
            .flatMap((column, i) => (column === null ? [] : [[i, learningRates[column]!] as const])),
        },
      ],
    };
  },

  finding: {
    says: (data, knobs) => {
      const partner = partners[knobs.partner];
      const ends = bestAtEnds(data);
      if (ends === null)
        return 'In the first or the last row no learning rate has done better than guessing yet.';
      const ratio = ends.most / ends.least;
      const times =
        ratio === 1
          ? 'the two are the same'
          : `the ${ratio > 1 ? 'first' : 'second'} is ${Number(Math.max(ratio, 1 / ratio).toPrecision(2))} times as high`;
      return (
        `After ${epochs} epochs the best learning rate at ${partner.say(partner.values[0]!)} is ${ends.most}, ` +
        `at ${partner.say(partner.values.at(-1)!)} it is ${ends.least}: ${times}. (Best: lowest mean validation loss of ` +
        `${repetitions} runs, among ${learningRates.length} rates; the claim is a factor of ${leastRatio} or more.)`
      );
    },
    holds: (data) => {
      const ends = bestAtEnds(data);
      return ends !== null && Math.max(ends.most / ends.least, ends.least / ends.most) >= leastRatio;
    },
    fails: { partner: 'hidden layers' },
    atLeast: 19,
    switches: [
      {
        with: 'momentum in place of the batch size',
        knobs: { partner: 'momentum' },
        holds: true,
        atLeast: 15,
      },
    ],
  },
});

const rowOf = (cells: readonly Cell[], row: number) =>
  cells.slice(row * learningRates.length, (row + 1) * learningRates.length);

/** Worse than guessing counts as guessing, and so does a run that diverged. */
function meanLoss(runs: readonly RunHistory[]): number | null {
  const losses = runs.map(({ checkpoints, divergedAt }) =>
    divergedAt !== null ? ln2 : Math.min(ln2, checkpoints.at(-1)?.validationLoss ?? Infinity),
  );
  const begun = runs.every(({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null);
  return begun ? losses.reduce((sum, loss) => sum + loss, 0) / losses.length : null;
}

function bestColumn(row: readonly Cell[]): number | null {
  const losses = row.map(({ loss }) => loss ?? Infinity);
  const lowest = Math.min(...losses);
  return lowest < ln2 ? losses.indexOf(lowest) : null;
}

/** The best learning rates where the second hyperparameter is largest and smallest. */
function bestAtEnds({ best }: Data): { most: number; least: number } | null {
  const [most, least] = [best[0] ?? null, best.at(-1) ?? null];
  return most === null || least === null
    ? null
    : { most: learningRates[most]!, least: learningRates[least]! };
}

function layout(width: number, rows: number) {
  const narrow = width < 500;
  const left = narrow ? 40 : 56;
  const top = narrow ? 46 : 50;
  const cell = { width: (width - left - 2) / learningRates.length, height: narrow ? 28 : 32 };
  return { left, top, cell, bottom: top + rows * cell.height };
}

const besideFirst = (points: readonly PixelPoint[], cellWidth: number): PixelPoint =>
  points[0] ? [points[0][0] - 0.4 * cellWidth, points[0][1] + 4] : [0, 0];

function drawAxes(
  canvas: Canvas,
  partner: Partner,
  center: (row: number, column: number) => PixelPoint,
  { left, right, bottom }: { left: number; right: number; bottom: number },
): void {
  const axes = child(canvas.svg, 'g', 'axis cells');
  children(axes, 'text', 'row', partner.values)
    .attr('x', pixel(left - 7))
    .attr('y', (_, row) => pixel(center(row, 0)[1] + 4))
    .attr('text-anchor', 'end')
    .text(String);
  children(axes, 'text', 'column', decades)
    .attr('x', (rate) => pixel(center(0, learningRates.indexOf(rate))[0]))
    .attr('y', pixel(bottom + 16))
    .attr('text-anchor', 'middle')
    .text(String);
  words(axes, 'x-label', 'learning rate α', [(left + right) / 2, bottom + 36], { anchor: 'middle' });
  words(axes, 'y-label', partner.label, [0, 38]);
}
