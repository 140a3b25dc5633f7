import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { deviation } from '../../lib/math/averages.ts';
import { square } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid } from '../../lib/study/grid.ts';
import { decimal, percent, significant, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { averagesOf, memoryOf, weightsOf, worthOf } from './average-of-losses/averages.ts';

const batchSize = 4;
const examples = 4000;
const epochs = 3;
/** Shown, from the first. */
const shownSteps = 300;
/** From here on the loss hardly falls, and what is left is noise. */
const settledAt = 1000;
/** By this share the number of values that the average is worth may differ from the theory's. */
const tolerance = 1 / 3;
/** Without correction the first average is at most this share of the first loss. */
const mostOfFirst = 0.5;
/** Past losses whose weights are drawn. */
const shownPast = 100;

interface Data {
  /** `[steps]` of the mini-batches. */
  losses: number[];
  /** `[steps]` */
  plain: number[];
  corrected: number[];
  /** A plain mean of so many losses would be as quiet, once the loss has settled; null until it has. */
  worth: number | null;
}

export default defineFigure({
  title: 'An average that forgets',
  description:
    'Above, the losses of the mini-batches over the first 300 steps of training as dots, and two lines: their exponential average with the correction of its start, solid, and without it, dashed. The dashed line begins near zero. ' +
    'Below, how much the loss of a step counts in the average, over the steps since then: a line that falls, with a rule at 1/(1 − β) steps.',
  knobs: {
    beta: slider({ label: 'Memory', symbol: 'β', min: 0, max: 0.99, step: 0.01, default: 0.95 }),
    seed: seed(),
  },

  experiment: ({ seed }) =>
    grid({
      data: { name: 'moons', training: examples, validation: 1, noise: 0.25 },
      loss: 'binary-cross-entropy',
      budget: { epochs },
      base: { batchSize, learningRate: 0.1 },
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: ({ runs: [run] }, { beta }): Data => {
    const losses = Array.from(run!.batchLoss);
    const { plain, corrected } = averagesOf(losses, beta);
    const isOver = losses.length === run!.steps;
    const noiseOf = (values: readonly number[]) => square(deviation(values.slice(settledAt)));
    return { losses, plain, corrected, worth: isOver ? ratioOf(noiseOf(losses), noiseOf(plain)) : null };
  },

  panels: ({ losses, plain, corrected }, { beta }) => [
    plot.panel({
      name: 'series',
      x: { label: 'step', domain: [1, shownSteps] },
      y: { label: 'loss of the mini-batch', domain: [0, mostShown], ticks: [0, 0.5, 1] },
      linesHigh: 11,
      marks: [
        plot.dots({
          className: 'losses',
          color: 'var(--ink-faint)',
          points: overSteps(losses).map(([step, loss]) => [step, Math.min(loss, mostShown)]),
        }),
        plot.line({ name: 'without', color: 'var(--series-1)', isDashed: true, points: overSteps(plain) }),
        plot.line({ name: 'corrected', color: 'var(--accent)', points: overSteps(corrected) }),
      ],
    }),
    plot.panel({
      name: 'weights',
      x: { label: 'steps ago', domain: [0, shownPast] },
      y: { label: 'share of the average', domain: [0, 1 - beta], format: (share) => percent(share) },
      linesHigh: 5,
      marks: [
        plot.line({
          name: 'share',
          isNamed: false,
          color: 'var(--accent)',
          points: weightsOf(beta, shownPast + 1).map((weight, ago) => [ago, weight]),
        }),
        plot.rule({ x: memoryOf(beta), label: `1/(1 − β) = ${whole(memoryOf(beta))}` }),
      ],
    }),
  ],

  table: ({ losses, plain, corrected }) =>
    plot.tableOver(losses.slice(0, shownSteps), {
      step: (_, i) => i + 1,
      'loss of the mini-batch': (loss) => loss,
      'average, corrected': (_, i) => corrected[i],
      'average, without': (_, i) => plain[i],
    }),

  measures: ({ losses, plain, corrected, worth }, { beta }) => ({
    firstLoss: losses[0],
    firstPlain: plain[0],
    firstCorrected: corrected[0],
    memory: memoryOf(beta),
    // The share of the last 1/(1 − β) values.
    remembered: weightsOf(beta, Math.round(memoryOf(beta))).reduce((sum, weight) => sum + weight),
    worth,
    theory: worthOf(beta),
    worthOverTheory: ratioOf(worth, worthOf(beta)),
    // What it takes until the missing weight is below a hundredth.
    unbiasedAfter: stepsUntilUnbiased(plain, corrected),
  }),

  finding: {
    says: ({ losses, plain, corrected, worth }, { beta }) =>
      losses.length === 0
        ? 'No step has been trained.'
        : `The first loss is ${decimal(losses[0], 3)}. Without correction its average is ${decimal(plain[0], 3)}, ${percent(1 - beta)} of it, ${standing(1 - beta, 'at most', mostOfFirst, percent)}; corrected it is ${decimal(corrected[0], 3)}. ` +
          `Once the loss has settled, the average is as quiet as a mean of ${significant(worth)} losses; of independent ones it would be as a mean of (1 + β)/(1 − β) = ${significant(worthOf(beta))}: ` +
          `${percent(distance(worth, beta))} apart, ${standing(distance(worth, beta), 'at most', tolerance, percent)}.`,
    holds: ({ losses, plain, worth }, { beta }) =>
      losses.length > 0 &&
      plain[0]! <= mostOfFirst * losses[0]! &&
      (distance(worth, beta) ?? Infinity) <= tolerance,
    fails: { beta: 0 },
    atLeast: 0.9,
  },
});

/** Losses above are drawn there. */
const mostShown = 1.4;

const overSteps = (values: readonly number[]): plot.Point[] =>
  values.slice(0, shownSteps).map((value, i) => [i + 1, value]);

/** From the theory, as a share of it. */
const distance = (worth: number | null, beta: number): number | null =>
  worth === null ? null : Math.abs(worth / worthOf(beta) - 1);

/** The first step at which the average without correction is within a hundredth of the corrected one. */
function stepsUntilUnbiased(plain: readonly number[], corrected: readonly number[]): number | null {
  const index = plain.findIndex((value, i) => value >= 0.99 * corrected[i]!);
  return index < 0 ? null : index + 1;
}
