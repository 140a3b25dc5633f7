import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ln2, log } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { leastSquares } from '../../lib/math/least-squares.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { meanOf, rankedLoss } from '../../lib/study/outcomes.ts';
import { significant, whole } from '../../lib/text/numbers.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { bestOf, type Best } from './best-rate-per-batch-size/best.ts';
import { panelsOf } from './best-rate-per-batch-size/panels.ts';

const examples = 512;
/** The last is the full batch. */
const batchSizes = geometric(2, 2, 9);
/** Up to here the best rate is claimed to grow with B, from here on to lag behind. */
const knee = 32;
/** Up to where linear growth from B = 2 would have come. */
const rates = geometric(0.01, 2, 11);
const settings = crossed({ batchSize: batchSizes, learningRate: rates });
/** With equal steps every batch size gets as many as this one takes for its epochs. */
const middleBatchSize = 8;
const stepsOf = (epochs: number) => (epochs * examples) / middleBatchSize;
/** Runs of each setting: the same data, other start weights and batch orders. */
const repetitions = 2;

/** An exponent p of best α ∝ Bᵖ that counts as linear growth: claimed up to the knee, and not from there. */
const nearlyLinear = 0.8;

interface Data {
  /** `[batch sizes]`, the smallest first; null while not all of its rates have been tried. */
  bests: (Best | null)[];
  exponents: { below: number; above: number } | null;
}

export default defineFigure({
  title: 'The best learning rate for each batch size',
  description:
    'Two graphs over the batch size from 2 to 512, on a logarithmic axis. Above, the best learning rate, on a logarithmic axis too, ' +
    'with dashed lines for what grows in proportion to B and to √B. Below, the validation loss at that rate.',
  knobs: {
    budget: choice('Budget', ['equal epochs', 'equal steps']),
    epochs: slider({
      label: `Epochs (of B = ${middleBatchSize} for equal steps)`,
      min: 4,
      max: 40,
      step: 4,
      default: 20,
    }),
    seed: seed(),
  },

  experiment: ({ budget, epochs, seed }) =>
    grid({
      data: { name: 'moons', training: examples, validation: 500, noise: 0.25 },
      loss: 'binary-cross-entropy',
      budget: budget === 'equal epochs' ? { epochs } : { steps: stepsOf(epochs) },
      settings,
      repetitions,
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Data => {
    const tried = readGrid(result, settings).map(({ setting, runs }) => ({ ...setting, loss: lossOf(runs) }));
    const bests = batchSizes.map((wanted) => bestOf(tried.filter(({ batchSize }) => batchSize === wanted)));
    return { bests, exponents: exponentsOf(bests) };
  },

  panels: ({ bests }) => panelsOf(bests, { batchSizes, knee }),

  table: ({ bests }) =>
    plot.tableOver(bests, {
      'batch size B': (_, i) => batchSizes[i],
      'best learning rate α': (best) => best?.rate,
      'validation loss there': (best) => best?.loss,
    }),

  measures: ({ bests, exponents }) => {
    const [smallest, atKnee, largest] = [batchSizes[0]!, knee, examples].map(
      (wanted) => bests[batchSizes.indexOf(wanted)] ?? null,
    );
    return {
      exponentBelow: exponents?.below,
      exponentAbove: exponents?.above,
      smallestRate: smallest?.rate,
      kneeRate: atKnee?.rate,
      largestRate: largest?.rate,
      smallestLoss: smallest?.loss,
      largestLoss: largest?.loss,
      kneeOverSmallestLoss: ratioOf(atKnee?.loss ?? null, smallest?.loss ?? null),
      largestOverKneeLoss: ratioOf(largest?.loss ?? null, atKnee?.loss ?? null),
      largestOverSmallestLoss: ratioOf(largest?.loss ?? null, smallest?.loss ?? null),
    };
  },

  finding: {
    says: ({ exponents }, { budget, epochs }) => {
      if (!exponents) return 'Not every batch size has a best rate yet.';
      const [below, above] = [exponents.below, exponents.above].map((exponent) => significant(exponent));
      return (
        `With ${budget === 'equal epochs' ? `${epochs} epochs` : `${whole(stepsOf(epochs))} steps`} for each batch size, the best learning rate grows as B to the power of ${below} up to B = ${knee}, ` +
        `and as B to the power of ${above} from there to the full batch of ${examples}. (Best: lowest validation loss, a mean over ${repetitions} runs.)`
      );
    },
    holds: ({ exponents }) =>
      exponents !== null && exponents.below >= nearlyLinear && exponents.above < nearlyLinear,
    fails: { budget: 'equal steps' },
    atLeast: 0.8,
  },
});

/** Worse than guessing counts as guessing, and so does a run that diverged. Null until the runs are over. */
const lossOf = (runs: readonly RunHistory[]): number | null =>
  runs.every(({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null)
    ? meanOf(runs.map((run) => rankedLoss(run, 'validationLoss', ln2)))
    : null;

/** The slopes of log α over log B, on either side of the knee. */
function exponentsOf(bests: readonly (Best | null)[]): Data['exponents'] {
  const known = bests.flatMap((best) => best ?? []);
  if (known.length < batchSizes.length) return null;
  const exponent = (some: readonly Best[]) =>
    leastSquares(
      some.map(({ batchSize }) => log(batchSize)),
      some.map(({ rate }) => log(rate)),
    ).weight;
  return {
    below: exponent(known.filter(({ batchSize }) => batchSize <= knee)),
    above: exponent(known.filter(({ batchSize }) => batchSize >= knee)),
  };
}
