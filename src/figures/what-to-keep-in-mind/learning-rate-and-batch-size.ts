import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid, type Setting } from '../../lib/study/grid.ts';
import { countDiverged, meanOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { times } from '../../lib/text/numbers.ts';
import { standing, counted } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { map, type Cell } from './learning-rate-and-batch-size/map.ts';

/** Four to a decade, from 0.001 to 10. */
const learningRates = [-3, -2, -1, 0]
  .flatMap((exponent) => [1, 1.8, 3.2, 5.6].map((digits) => Number(`${digits}e${exponent}`)))
  .concat(10);

interface Partner {
  label: string;
  /** The largest first, as in the map. */
  values: number[];
  /** What this setting is called in a sentence. */
  say(value: number): string;
  change(value: number): Setting;
}

/** The hyperparameters against which the learning rate is tried. */
const partners: Record<'batch size' | 'momentum' | 'units', Partner> = {
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
    change: (beta) => ({ optimizer: momentumOf(beta) }),
  },
  units: {
    label: 'units in each hidden layer',
    values: [32, 16, 8, 4],
    say: (value) => counted(value, 'unit'),
    change: (units) => ({ hidden: [units, units] }),
  },
};

const epochs = 20;
/** Runs in each cell, with seeds of their own; the cell shows their mean. */
const repetitions = 4;

/** Every combination, row by row. */
const combinations = ({ values }: Partner) => crossed({ partner: values, learningRate: learningRates });

/** The best learning rate must move at least this much for the finding to hold. */
const leastFactor = 5;

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
    partner: choice('Learning rate against', ['batch size', 'momentum', 'units']),
    seed: seed(),
  },

  experiment: ({ partner, seed }) =>
    grid({
      data: { name: 'moons', training: 256, validation: 256, noise: 0.25 },
      loss: 'binary-cross-entropy',
      budget: { epochs },
      base: { hidden: [8, 8], batchSize: 16 },
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

  panels: ({ cells, best }, { partner }) => map(cells, { learningRates, ...partners[partner], best }),

  table: ({ cells }) =>
    plot.tableOver(cells, {
      'second hyperparameter': ({ partner }) => partner,
      'learning rate': ({ learningRate }) => learningRate,
      'mean validation loss': ({ loss }) => loss,
      'runs that diverged': ({ diverged }) => diverged,
    }),

  measures: ({ best }) => {
    const ends = bestAtEnds(best);
    return { bestAtLargest: ends?.most, bestAtSmallest: ends?.least, movesBy: ends?.factor };
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
          : `the ${most > least ? 'first' : 'second'} is ${times(factor)} as high, ${standing(factor, 'at least', leastFactor)} times`;
      return (
        `After ${epochs} epochs the best learning rate at ${say(values[0]!)} is ${most}, ` +
        `at ${say(values.at(-1)!)} it is ${least}: ${comparison}. (Best: lowest mean validation loss of ` +
        `${repetitions} runs, among ${learningRates.length} rates.)`
      );
    },
    holds: ({ best }) => (bestAtEnds(best)?.factor ?? 1) >= leastFactor,
    fails: { partner: 'units' },
    atLeast: 0.8,
    switches: [
      {
        with: 'momentum in place of the batch size',
        knobs: { partner: 'momentum' },
        holds: true,
        atLeast: 0.85,
      },
      {
        with: 'units in place of the batch size',
        knobs: { partner: 'units' },
        holds: false,
        atLeast: 0.85,
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
  const better = row.filter(({ loss }) => loss !== null && loss < ln2);
  return lowestBy(better, ({ loss }) => loss)?.learningRate ?? null;
}

/** The best rates where the partner is largest and smallest, and their ratio, the larger over the smaller. Null while one is not known. */
function bestAtEnds(best: Data['best']): { most: number; least: number; factor: number } | null {
  const [most, least] = [best[0] ?? null, best.at(-1) ?? null];
  if (most === null || least === null) return null;
  return { most, least, factor: Math.max(most / least, least / most) };
}
