import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import {
  cells,
  crosses,
  dots,
  line,
  named,
  panel,
  shadesKey,
  words,
  type Mark,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { countDiverged, meanOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { significant, times } from '../../lib/text/numbers.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { base, partners, type Partner } from './learning-rate-and-batch-size/partners.ts';

const epochs = 20;
/** Runs in each cell, with seeds of their own; the cell shows their mean. */
const repetitions = 4;
/** Four to a decade, from 0.001 to 10. */
const learningRates = [-3, -2, -1, 0]
  .flatMap((exponent) => [1, 1.8, 3.2, 5.6].map((digits) => Number(`${digits}e${exponent}`)))
  .concat(10);

/** The rates that are written on the axis. */
const decades = [0.001, 0.01, 0.1, 1, 10];

/** Every combination, row by row. */
const combinations = ({ values }: Partner) => crossed({ partner: values, learningRate: learningRates });

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
  /** `[partner values]`: the learning rate of the lowest loss; null while there is none. */
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

  experiment: ({ partner, seed }) =>
    grid({
      data: { name: 'moons', training: 256, validation: 256, noise: 0.25 },
      loss: 'binary-cross-entropy',
      budget: { epochs },
      base,
      settings: combinations(partners[partner]).map(({ partner: value, learningRate }) => ({
        learningRate,
        ...partners[partner].change(value),
      })),
      repetitions,
      seed,
      record: { checkpoints: 5 },
    }),

  summarise: (result, knobs): Data => {
    const partner = partners[knobs.partner];
    const cells = readGrid(result, combinations(partner)).map(({ setting, runs }): Cell => ({
      ...setting,
      loss: lossOf(runs),
      diverged: countDiverged(runs),
    }));
    return {
      cells,
      best: partner.values.map((value) => bestRate(cells.filter(({ partner }) => partner === value))),
    };
  },

  panels: (data, { partner }) => map(data, partners[partner]),

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
          points: best.toReversed().flatMap((rate, i): Point[] => (rate === null ? [] : [[i, rate]])),
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
      const comparison =
        ratio === 1
          ? 'the two are the same'
          : `the ${ratio > 1 ? 'first' : 'second'} is ${times(Math.max(ratio, 1 / ratio))} as high`;
      return (
        `After ${epochs} epochs the best learning rate at ${partner.say(partner.values[0]!)} is ${ends.most}, ` +
        `at ${partner.say(partner.values.at(-1)!)} it is ${ends.least}: ${comparison}. (Best: lowest mean validation loss of ` +
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

/** Worse than guessing counts as guessing, and so does a run that diverged. Null until all have taken steps. */
function lossOf(runs: readonly RunHistory[]): number | null {
  const haveBegun = runs.every(
    ({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null,
  );
  return haveBegun ? meanOf(runs.map((run) => rankedLoss(run, 'validationLoss', ln2))) : null;
}

/** Of the cells of a row; null while none is better than guessing. */
function bestRate(row: readonly Cell[]): number | null {
  const lowest = Math.min(...row.map(({ loss }) => loss ?? Infinity));
  return lowest < ln2 ? row.find(({ loss }) => loss === lowest)!.learningRate : null;
}

/** The best learning rates where the second hyperparameter is largest and smallest. */
function bestAtEnds({ best }: Data): { most: number; least: number } | null {
  const [most, least] = [best[0] ?? null, best.at(-1) ?? null];
  return most === null || least === null ? null : { most, least };
}

const columnOf = (learningRate: number) => learningRates.indexOf(learningRate);

/** A column for each learning rate, a row for each value of the partner, the first at the top. */
function map({ cells: all, best }: Data, { label, values }: Partner): Panel {
  const lowest = Math.min(ln2, ...all.map(({ loss }) => loss ?? ln2));
  return panel({
    name: 'map',
    x: {
      label: 'learning rate α',
      domain: [-0.5, learningRates.length - 0.5],
      names: learningRates.map(String),
      ticks: decades.map(columnOf),
      isBare: true,
    },
    y: { label, domain: [values.length - 0.5, -0.5], names: values.map(String), isBare: true },
    lines: linesPerRow * values.length,
    // Room for the key.
    head: [''],
    marks: [
      cells({
        columns: learningRates.length,
        values: all.map(({ loss }) => loss),
        label: 'validation loss',
        share: (loss) => shareOf(loss, lowest),
      }),
      crosses({
        points: all.flatMap(({ learningRate, partner, diverged }): Point[] =>
          diverged > 0 ? [[columnOf(learningRate), values.indexOf(partner)]] : [],
        ),
        isSmall: true,
        isOver: false,
      }),
      ...bestMarks(best),
      shadesKey({
        label: 'validation loss',
        low: significant(lowest),
        high: `${significant(ln2)} or more`,
      }),
    ],
  });
}

/** A dot in each row, joined by a line. */
function bestMarks(best: Data['best']): (Mark | false)[] {
  const points = best.flatMap((rate, row): Point[] => (rate === null ? [] : [[columnOf(rate), row]]));
  return [
    line({ points, color: 'var(--ink)', stroke: 'thin' }),
    named('best', dots({ points, color: 'var(--ink)', size: 'large', outline: 'paper' })),
    points[0] !== undefined &&
      words({ at: points[0], text: 'best in its row', side: 'left', clear: 'ring', isBold: true }),
  ];
}

/** From the lowest loss, 0, to guessing, 1. The square root spreads the valley floor, where the question is decided, over more shades. */
const shareOf = (loss: number, lowest: number) =>
  Math.sqrt(Math.log(loss / lowest) / Math.max(leastRange, Math.log(ln2 / lowest)));

/** Shades are spread over at least this range of log losses: while all guess, all are dark. */
const leastRange = 0.01;
const linesPerRow = 1.6;
