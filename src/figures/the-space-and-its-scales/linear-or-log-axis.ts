import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { stream } from '../../lib/math/random.ts';
import * as plot from '../../lib/plot/plot.ts';
import { runSeed } from '../../lib/study/seeds.ts';
import { percent, significant, times } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestSoFar, bestSoFarPanel, reachedBy, type Reached } from '../searching/common/best-so-far.ts';
import { bankExperiment, bankOf, lookUp, type Bank } from './one-knob/bank.ts';
import { axisLooks, axisNames, drawn, type AxisName } from './one-knob/draws.ts';
import { axisOfProblem, problemKnob, problemOf } from './one-knob/problems.ts';

/** Searches on each axis. */
const searchCount = 100;
/** The linear axis must end so many times as high for the finding to hold. */
const leastFactor = 1.1;

interface Trial {
  value: number;
  loss: number;
}

interface Data {
  bank: Bank;
  /** The first search on each axis. */
  shown: Record<AxisName, Trial[]>;
  /** `[trials]` */
  reached: Record<AxisName, Reached[]>;
  /** Medians at the end, the linear axis over the log one. */
  ratio: number;
  /** In which share of pairs of searches, one on each axis, the linear one ends higher. */
  worse: number;
}

export default defineFigure({
  title: 'Random search on a linear axis and on a log axis',
  description:
    'Two panels. One has the validation loss over the hyperparameter, on logarithmic axes: faint dots are the bank of real runs, large ones the trials of one ' +
    'search on either axis. The other has the lowest loss so far over the number of trials: for each axis the median of many searches as a line, ' +
    'and the band in which nine of ten of them are.',
  knobs: {
    searched: problemKnob,
    trials: slider({ label: 'Trials of each search', min: 3, max: 50, step: 1, default: 20 }),
    seed: seed(),
  },

  experiment: ({ searched, seed }) => bankExperiment(searched, seed),

  summarise: (result, { searched, trials, seed }): Data => {
    const bank = bankOf(result, searched);
    const searches = {
      linear: searchesOn('linear', bank, trials, seed),
      log: searchesOn('log', bank, trials, seed),
    };
    const bests = {
      linear: searches.linear.map(bestsOf),
      log: searches.log.map(bestsOf),
    };
    const reached = { linear: reachedBy(bests.linear), log: reachedBy(bests.log) };
    return {
      bank,
      shown: { linear: searches.linear[0]!, log: searches.log[0]! },
      reached,
      ratio: reached.linear.at(-1)!.middle / reached.log.at(-1)!.middle,
      worse: shareWorse(
        bests.linear.map((best) => best.at(-1)!),
        bests.log.map((best) => best.at(-1)!),
      ),
    };
  },

  panels: ({ bank, shown, reached }, { searched, trials }) => {
    const problem = problemOf(searched);
    const { quantity, placeOf } = axisOfProblem(problem);
    const loss: plot.Quantity = {
      label: 'validation loss (log scale)',
      scale: 'log',
      domain: problem.losses,
    };
    return plot.row([
      plot.panel({
        name: 'space',
        x: quantity,
        y: loss,
        head: [{ text: 'one search on each axis', isBold: true }],
        marks: [
          plot.dots({
            className: 'bank',
            points: bank.entries.flatMap(({ value, losses }) =>
              losses.map((one): plot.Point => [placeOf(value), one]),
            ),
            color: 'var(--ink-faint)',
            size: 'tiny',
          }),
          axisNames.map((axis) =>
            plot.dots({
              className: axis,
              points: shown[axis].map(({ value, loss: one }): plot.Point => [placeOf(value), one]),
              color: axisLooks[axis].color,
              size: 'middle',
              outline: 'paper',
            }),
          ),
        ],
      }),
      bestSoFarPanel({
        all: axisNames.map((axis) => ({ ...axisLooks[axis], reached: reached[axis] })),
        loss: { ...loss, label: 'lowest loss so far (log scale)' },
        trials,
        head: [{ text: `${searchCount} searches on each axis`, isBold: true }],
      }),
    ]);
  },

  table: ({ reached }) =>
    plot.tableOver(reached.log, {
      trials: ({ trials }) => trials,
      'lowest loss, log axis, median': ({ middle }) => middle,
      'log axis, 5 %': ({ low }) => low,
      'log axis, 95 %': ({ high }) => high,
      'lowest loss, linear axis, median': (_, i) => reached.linear[i]!.middle,
      'linear axis, 5 %': (_, i) => reached.linear[i]!.low,
      'linear axis, 95 %': (_, i) => reached.linear[i]!.high,
    }),

  measures: ({ reached, ratio, worse }) => ({
    linearLoss: reached.linear.at(-1)!.middle,
    logLoss: reached.log.at(-1)!.middle,
    linearOverLog: ratio,
    logOverLinear: 1 / ratio,
    linearWorseIn: worse,
  }),

  curves: ({ reached }, { searched, trials }) => ({
    x: { label: 'trials', domain: [1, trials] },
    y: { label: 'lowest loss so far (log scale)', scale: 'log', domain: problemOf(searched).losses },
    lines: axisNames.map((axis) => ({
      ...axisLooks[axis],
      points: reached[axis].map(({ trials: x, middle }): plot.Point => [x, middle]),
    })),
  }),

  finding: {
    says: ({ reached, ratio, worse }, { searched, trials }) =>
      `Searching ${problemOf(searched).words}, ${searchCount} searches of ${trials} trials end at a median of ` +
      `${significant(reached.linear.at(-1)!.middle)} on a linear axis and ${significant(reached.log.at(-1)!.middle)} on a log axis: ` +
      `${times(ratio, 3)} as high, ${standing(ratio, 'at least', leastFactor)} times. Of single searches the linear one ends higher in ${percent(worse)}.`,
    holds: ({ ratio }) => ratio >= leastFactor,
    fails: { searched: 'sgd' },
    atLeast: 0.9,
    switches: [
      {
        with: 'the rate known to a factor of two',
        knobs: { searched: 'narrow' },
        holds: false,
        atLeast: 0.95,
      },
      { with: 'momentum in place of the rate', knobs: { searched: 'momentum' }, holds: true, atLeast: 0.9 },
    ],
  },
});

/** `[searches][trials]`: each draws by numbers of its own, also from those of the other axis. */
function searchesOn(axis: AxisName, bank: Bank, trials: number, seed: number): Trial[][] {
  const first = axis === 'linear' ? 0 : searchCount;
  return Array.from({ length: searchCount }, (_, i) => {
    const own = runSeed(seed, first + i);
    const random = stream(own, 'search/bank');
    return drawn(bank.parameter, axis, trials, own).map((value) => ({
      value,
      loss: lookUp(bank, value, random),
    }));
  });
}

const bestsOf = (search: readonly Trial[]) => bestSoFar(search.map(({ loss }) => loss));

/** Pair by pair; a tie counts as half. */
const shareWorse = (these: readonly number[], those: readonly number[]): number =>
  these.reduce((sum, loss, i) => sum + (1 + Math.sign(loss - those[i]!)) / 2, 0) / these.length;
