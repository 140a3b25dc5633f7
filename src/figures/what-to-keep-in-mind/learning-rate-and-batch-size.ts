import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { times } from '../../lib/text/numbers.ts';
import {
  bestAtEnds,
  bestRate,
  cellOf,
  learningRates,
  type Cell,
} from './learning-rate-and-batch-size/cells.ts';
import { map } from './learning-rate-and-batch-size/map.ts';
import { base, partners, type Partner } from './learning-rate-and-batch-size/partners.ts';

const epochs = 20;
/** Runs in each cell, with seeds of their own; the cell shows their mean. */
const repetitions = 4;

/** Every combination, row by row. */
const combinations = ({ values }: Partner) => crossed({ partner: values, learningRate: learningRates });

/** The best learning rate must move at least this much for the finding to hold. */
const leastFactor = 8;

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
    const cells = readGrid(result, combinations(partner)).map(({ setting, runs }) => cellOf(setting, runs));
    return {
      cells,
      best: partner.values.map((value) => bestRate(cells.filter(({ partner }) => partner === value))),
    };
  },

  panels: ({ cells, best }, { partner }) => map(cells, best, partners[partner]),

  table: ({ cells }) => ({
    columns: ['second hyperparameter', 'learning rate', 'mean validation loss', 'runs that diverged'],
    rows: cells.map(({ partner, learningRate, loss, diverged }) => [partner, learningRate, loss, diverged]),
  }),

  measures: ({ best }) => {
    const ends = bestAtEnds(best);
    return {
      bestAtLargest: ends?.most ?? null,
      bestAtSmallest: ends?.least ?? null,
      movesBy: ends?.factor ?? null,
    };
  },

  curves: ({ best }, knobs) => {
    const { label, values } = partners[knobs.partner];
    return plot.curvesOver([...best].reverse(), {
      x: { label, names: [...values].reverse().map(String) },
      y: {
        label: 'best learning rate α (log scale)',
        scale: 'log',
        domain: [learningRates[0]!, learningRates.at(-1)!],
      },
      lines: [{ name: 'best rate', color: 'var(--accent)', of: (rate) => rate }],
    });
  },

  finding: {
    says: ({ best }, knobs) => {
      const { values, say } = partners[knobs.partner];
      const ends = bestAtEnds(best);
      if (ends === null)
        return 'In the first or the last row no learning rate has done better than guessing yet.';
      const { most, least, factor } = ends;
      const comparison =
        most === least
          ? 'the two are the same'
          : `the ${most > least ? 'first' : 'second'} is ${times(factor)} as high`;
      return (
        `After ${epochs} epochs the best learning rate at ${say(values[0]!)} is ${most}, ` +
        `at ${say(values.at(-1)!)} it is ${least}: ${comparison}. (Best: lowest mean validation loss of ` +
        `${repetitions} runs, among ${learningRates.length} rates; the claim is a factor of ${leastFactor} or more.)`
      );
    },
    holds: ({ best }) => (bestAtEnds(best)?.factor ?? 1) >= leastFactor,
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
