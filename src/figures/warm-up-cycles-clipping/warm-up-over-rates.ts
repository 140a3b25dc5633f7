import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualSchedules } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid, type Setting } from '../../lib/study/grid.ts';
import { medianOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { RunHistory, Schedule } from '../../lib/training/spec.ts';
import { bestOf, bestOver, overRatesPanel, toldBest, type Tried } from '../beyond/common/over-rates.ts';

const steps = 200;
const rates = geometric(0.02, 2, 8);
/** Runs of each setting, of which the median counts: at the edge some fail and some do not. */
const repetitions = 3;
/** Steps of warm-up: none, some, half of all. */
const lengths = [0, 20, 100] as const;
const settings = crossed({ length: lengths, learningRate: rates });

/** A rate is usable when its loss is at most so many times the lowest of all. */
const usable = 2;
/** With the long warm-up the highest usable rate is at least so many times that without. */
const claimed = 2;

const width = 8;
const deep = 20;
const networks = {
  residual: { hidden: Array<number>(deep).fill(width), shortcuts: true },
  quiet: { hidden: Array<number>(deep).fill(width), shortcuts: true, branchScale: 1 / Math.sqrt(deep) },
  plain: { hidden: Array<number>(8).fill(width) },
  single: { hidden: [width] },
} satisfies Record<string, Setting>;

interface Data {
  /** `[lengths][rates]` */
  of: Tried[][];
  /** `[lengths]`: null while it is not known. */
  highest: (number | null)[];
  /** Above it a rate is not usable. */
  limit: number | null;
}

export default defineFigure({
  title: 'Learning rates with a warm-up and without',
  description:
    'The validation loss after training over the learning rate, both on logarithmic axes, as three lines: without a warm-up, with one of 20 steps, and with one of 100. A dashed rule stands at twice the lowest loss: a rate is usable where its line is below. A ring marks the lowest point of each.',
  knobs: {
    network: choice('Network', ['residual', 'quiet', 'plain', 'single'], {
      names: {
        residual: '20 layers with shortcuts',
        quiet: 'the same, branches / √20',
        plain: '8 layers without',
        single: 'one layer',
      },
    }),
    seed: seed(),
  },

  experiment: ({ network, seed }) =>
    grid({
      data: { name: 'digits', training: 300, validation: 500 },
      loss: 'softmax-cross-entropy',
      budget: { steps },
      base: { ...networks[network], batchSize: 20 },
      settings: settings.map(({ length, learningRate }) => ({ learningRate, schedule: scheduleOf(length) })),
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Data => {
    const tried = readGrid(result, settings).map(({ setting, runs }) => ({ ...setting, loss: lossOf(runs) }));
    const of = lengths.map((length) =>
      tried
        .filter((one) => one.length === length)
        .map(({ learningRate, loss }) => ({ rate: learningRate, loss })),
    );
    const lowest = bestOf(of.flat())?.loss ?? null;
    const isKnown = tried.every(({ loss }) => loss !== null);
    const limit = lowest === null ? null : usable * lowest;
    return { of, limit, highest: of.map((one) => (isKnown ? highestOf(one, limit!) : null)) };
  },

  panels: ({ of, limit }) =>
    overRatesPanel({
      entrants: lengths.map((length, i) => ({ ...looks[i]!, name: nameOf(length), tried: of[i]! })),
      x: { domain: [0.017, 3], ticks: [0.1, 1] },
      y: {
        label: 'validation loss at the end (log scale)',
        scale: 'log',
        domain: [0.5, 50],
        ticks: [0.5, 1, 2, 5, 10, 20, 50],
        format: String,
      },
      behind: limit === null ? [] : limitMarks(limit),
    }),

  measures: ({ of, highest: [none, short, long] }) => ({
    ...{ highestNone: none, highestShort: short, highestLong: long },
    longOverNone: ratioOf(long!, none!),
    shortOverNone: ratioOf(short!, none!),
    lossNone: bestOf(of[0]!)?.loss,
    lossLong: bestOf(of[2]!)?.loss,
    lossLongOverNone: bestOver(of[2]!, of[0]!),
  }),

  finding: {
    says: ({ of, highest: [none, short, long] }) => {
      const ratio = ratioOf(long!, none!);
      return (
        `After ${steps} steps a rate is usable if its loss, the median of ${repetitions} runs, is at most ${usable} times the lowest. The highest usable rate is ${significant(none!)} without a warm-up, ${significant(short!)} with one of ${lengths[1]} steps and ${significant(long!)} with one of ${lengths[2]}: ` +
        `${significant(ratio)} times, ${standing(ratio, 'at least', claimed)} times. ` +
        `The lowest losses: ${toldBest(of[0]!)} without, ${toldBest(of[2]!)} with ${lengths[2]} steps.`
      );
    },
    holds: ({ highest: [none, , long] }) => (ratioOf(long!, none!) ?? 0) >= claimed,
    fails: { network: 'single' },
    atLeast: 0.9,
    switches: [
      { with: 'eight layers without shortcuts', knobs: { network: 'plain' }, holds: false, atLeast: 0.9 },
    ],
  },
});

const looks = [
  { color: 'var(--ink-soft)' },
  { color: 'var(--series-1)' },
  { color: 'var(--accent)' },
] as const;

/** The words stand at the left, where the lines lie low. */
const limitMarks = (limit: number): plot.Mark[] => [
  plot.rule({ y: limit }),
  plot.words({
    at: [rates[0]!, limit],
    text: 'usable below',
    side: 'above',
    anchor: 'start',
    color: 'var(--ink-soft)',
  }),
];

const nameOf = (length: number) => (length === 0 ? 'no warm-up' : `${length} steps`);

const scheduleOf = (length: number): Schedule =>
  length === 0 ? usualSchedules.constant : { kind: 'warm-up', steps: length, then: usualSchedules.constant };

/** A run that diverged ends above all others. */
const lossOf = (runs: readonly RunHistory[]): number | null =>
  runs.every(({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null)
    ? medianOf(runs.map((run) => rankedLoss(run, 'validationLoss')))
    : null;

const highestOf = (tried: readonly Tried[], limit: number): number | null =>
  tried.findLast(({ loss }) => loss !== null && loss <= limit)?.rate ?? null;
