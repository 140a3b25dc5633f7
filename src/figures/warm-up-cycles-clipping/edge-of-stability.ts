import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import * as plot from '../../lib/plot/plot.ts';
import { courseOf } from '../../lib/study/courses.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { equation, percent, significant, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';

const steps = 4000;
const checkpoints = 40;
const examples = 100;
/** The sharpness stays within this share of 2/α over the last quarter of the steps. */
const tolerance = 0.1;
const settledAt = (3 / 4) * steps;

const batchSizes = { all: examples, ten: 10 };
const ratesOf = (alpha: number) => [alpha, alpha / 2, alpha / 4] as const;
/** The lowest rate may need more steps to come there: nothing is claimed of it. */
const claimedRates = 2;

interface Course {
  rate: number;
  /** Largest eigenvalue of the Hessian of the training loss, over the steps. */
  sharpness: plot.Point[];
  losses: plot.Point[];
  divergedAt: number | null;
  /** Over the last quarter, as shares of 2/α: lowest, mean and highest. Null before its end. */
  settled: { lowest: number; mean: number; highest: number } | null;
  /** Share of the steps that made the loss of the batch higher. */
  rises: number;
}

export default defineFigure({
  title: 'Training at the edge of stability',
  description:
    'Above, the sharpness over the steps on a logarithmic axis, for three learning rates, each with a dashed rule at 2/α. The lines rise to their rules and stay there. Below, the training loss on a logarithmic axis.',
  knobs: {
    alpha: slider({
      label: 'Highest learning rate',
      symbol: 'α',
      min: 0.05,
      max: 1,
      scale: 'log',
      default: 0.4,
    }),
    data: choice('Data', ['spirals', 'moons', 'xor'], { names: { xor: 'XOR' } }),
    batch: choice('Each step uses', ['all', 'ten'], {
      names: { all: `all ${examples} examples`, ten: `${batchSizes.ten} of them` },
    }),
    seed: seed(),
  },

  experiment: ({ alpha, data, batch, seed }) =>
    grid({
      data: { name: data, training: examples, validation: 1, noise: 0.1 },
      loss: 'squared-error',
      budget: { steps },
      base: { hidden: [16, 16], batchSize: batchSizes[batch] },
      settings: ratesOf(alpha).map((learningRate) => ({ learningRate })),
      seed,
      record: { checkpoints, sharpness: true },
    }),

  summarise: (result, { alpha }): Course[] =>
    readGrid(result, ratesOf(alpha)).map(({ setting: rate, runs: [run] }) => courseAt(rate, run!)),

  panels: (courses) => [
    plot.panel({
      name: 'sharpness',
      x: { domain: [0, steps], axis: 'rule' },
      y: { label: 'sharpness (log scale)', scale: 'log', domain: sharpnessDomain(courses) },
      overSeeds: { y: [0.5, 50] },
      marks: courses.map(({ rate, sharpness, divergedAt }, i) => [
        plot.rule({ y: 2 / rate, color: colorOf(i), label: `2/α = ${significant(2 / rate)}` }),
        plot.course({ name: nameOf(rate), color: colorOf(i), points: sharpness, divergedAt }),
      ]),
    }),
    plot.panel({
      name: 'losses',
      x: { label: 'step', domain: [0, steps] },
      y: {
        label: 'training loss (log scale)',
        scale: 'log',
        domain: plot.roundedLog(courses.flatMap(({ losses }) => losses.map(([, loss]) => loss))),
      },
      overSeeds: { y: [0.001, 1] },
      linesHigh: 9,
      marks: courses.map(({ rate, losses, divergedAt }, i) =>
        plot.course({ name: nameOf(rate), color: colorOf(i), points: losses, divergedAt }),
      ),
    }),
  ],

  measures: ([high, middle, low]) => ({
    highStart: high!.sharpness[0]?.[1],
    highEnd: high!.sharpness.at(-1)?.[1],
    middleEnd: middle!.sharpness.at(-1)?.[1],
    lowEnd: low!.sharpness.at(-1)?.[1],
    highShare: high!.settled?.mean,
    middleShare: middle!.settled?.mean,
    lowShare: low!.settled?.mean,
    highRises: high!.rises,
    highLoss: high!.losses.at(-1)?.[1],
    lowLoss: low!.losses.at(-1)?.[1],
  }),

  finding: {
    says: (courses) =>
      `Over the last ${whole(steps - settledAt)} of ${whole(steps)} steps, the sharpness is ` +
      `${courses.slice(0, claimedRates).map(told).join(', and ')}: ` +
      `${standing(farthest(courses), 'at most', tolerance, percent)} away from 2/α. ` +
      `At ${nameOf(courses[0]!.rate)} the loss of the batch rises in ${percent(courses[0]!.rises)} of all steps, and falls in the long run.`,
    holds: (courses) => (farthest(courses) ?? Infinity) <= tolerance,
    fails: { batch: 'ten' },
    atLeast: 0.9,
  },
});

function courseAt(rate: number, run: RunHistory): Course {
  const sharpness = run.checkpoints.map(({ step, sharpness }): plot.Point => [step, sharpness!]);
  const isOver = run.checkpoints.at(-1)?.step === steps && run.divergedAt === null;
  return {
    rate,
    sharpness,
    losses: courseOf(run, 'trainingLoss').map(([step, loss]): plot.Point => [step, loss]),
    divergedAt: run.divergedAt,
    settled: isOver ? settledOf(sharpness, rate) : null,
    rises: risesOf(run.batchLoss),
  };
}

function settledOf(sharpness: readonly plot.Point[], rate: number): Course['settled'] {
  const shares = sharpness.flatMap(([step, value]) => (step < settledAt ? [] : [(value * rate) / 2]));
  return { lowest: Math.min(...shares), mean: mean(shares), highest: Math.max(...shares) };
}

const risesOf = (losses: Float32Array): number =>
  losses.length < 2
    ? 0
    : losses.filter((loss, i) => i > 0 && loss > losses[i - 1]!).length / (losses.length - 1);

/** How far the sharpness is at most away from 2/α, as a share of it; null before the end, and where a run diverged. */
function farthest(courses: readonly Course[]): number | null {
  const distances = courses
    .slice(0, claimedRates)
    .map(({ settled }) => settled && Math.max(1 - settled.lowest, settled.highest - 1));
  return distances.every((distance) => distance !== null) ? Math.max(...distances) : null;
}

const colorOf = (i: number) => plot.seriesColor(i, ratesOf(1).length);
const nameOf = (rate: number) => equation('α', significant(rate));

const told = ({ rate, settled }: Course): string =>
  settled
    ? `${percent(settled.lowest)} to ${percent(settled.highest)} of 2/α at ${nameOf(rate)}`
    : `not known at ${nameOf(rate)}`;

/** Around the lines, and around the rules that they come to. */
function sharpnessDomain(courses: readonly Course[]): [number, number] {
  const shown = courses.flatMap(({ rate, sharpness }) => [2 / rate, ...sharpness.map(([, value]) => value)]);
  const known = shown.filter((value) => value > 0 && Number.isFinite(value));
  return [Math.min(...known) / 1.3, Math.max(...known) * 1.4];
}
