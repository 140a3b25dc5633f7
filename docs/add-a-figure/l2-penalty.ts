import { defineFigure } from '../../src/lib/figure/contract/define.ts';
import { seed, slider } from '../../src/lib/figure/contract/knobs.ts';
import { lowestBy } from '../../src/lib/math/lowest.ts';
import * as plot from '../../src/lib/plot/plot.ts';
import { usualOptimizers } from '../../src/lib/study/defaults.ts';
import { grid, readGrid } from '../../src/lib/study/grid.ts';
import { meanOf, rankedLoss, type LossName } from '../../src/lib/study/outcomes.ts';
import { significant } from '../../src/lib/text/numbers.ts';
import { counted } from '../../src/lib/text/words.ts';

/** Strengths of the penalty (λ/2)‖W‖², from hardly any to too much. */
const strengths = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1];
/** Networks of each strength, alike but for their first weights. */
const starts = 3;
const steps = 600;
/** How many times the loss at either end must be that of the best. */
const clearly = 1.1;

interface Strength {
  l2: number;
  /** Means over the starts; null before the first measurement. */
  training: number | null;
  validation: number | null;
}

export default defineFigure({
  title: 'Too weak an L2 penalty, and too strong',
  description:
    'Training and validation loss at the end, on a logarithmic axis, over the strength of the L2 penalty.',
  knobs: {
    examples: slider({ label: 'Training examples', min: 20, max: 1000, step: 1, scale: 'log', default: 40 }),
    noise: slider({ label: 'Noise', symbol: 'σ', min: 0, max: 0.6, step: 0.1, default: 0.4 }),
    seed: seed(),
  },

  // Plain data: what to compute. The same experiment is never computed twice.
  experiment: ({ examples, noise, seed }) =>
    grid({
      data: { name: 'moons', training: examples, validation: 1000, noise },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { hidden: [32], optimizer: usualOptimizers.adam, learningRate: 0.03 },
      settings: strengths.map((l2) => ({ l2 })),
      repetitions: starts,
      seed,
      record: { checkpoints: 20 },
    }),

  // From the result, of which there may be only the beginning, to what is drawn and said.
  summarise: (result): Strength[] =>
    readGrid(result, strengths).map(({ setting: l2, runs }) => {
      const final = (loss: LossName) => meanOf(runs.map((run) => rankedLoss(run, loss)));
      return { l2, training: final('trainingLoss'), validation: final('validationLoss') };
    }),

  // In the units of the data. Both widths, the table, the read-out and the drawing over seeds come from it.
  panels: (data) =>
    plot.panel({
      name: 'losses',
      x: { label: 'strength of the penalty λ (log scale)', scale: 'log', domain: [6e-6, 1.6] },
      y: { label: 'loss at the end (log scale)', scale: 'log', domain: [0.05, 2] },
      marks: (['training', 'validation'] as const).map((name, i) => {
        const points = data.flatMap(({ l2, [name]: loss }): plot.Point[] =>
          loss === null ? [] : [[l2, loss]],
        );
        const color = `var(--series-${i + 1})`;
        return [plot.line({ name, color, points }), plot.dots({ points, color, size: 'middle' })];
      }),
    }),

  // What texts may quote: <Value of="l2-penalty" name="bestLoss" />.
  measures: (data) => ({ bestStrength: best(data)?.l2, bestLoss: best(data)?.validation }),

  // The sentence below the figure, with its numbers from the data, and whether it is so.
  finding: {
    says: (data, { examples }) => {
      const lowest = best(data);
      if (!lowest) return 'Nothing is measured yet.';
      const [weakest, strongest] = [data[0]!, data.at(-1)!];
      return (
        `With ${counted(examples, 'example')}, validation loss is lowest at λ = ${lowest.l2}: ${significant(lowest.validation)}. ` +
        `It is ${significant(weakest.validation)} at the weakest penalty and ${significant(strongest.validation)} at the strongest, ` +
        `${endsAreWorse(data) ? '' : 'not '}both above ${clearly} times the lowest. Means of ${starts} networks after ${counted(steps, 'step')}.`
      );
    },
    holds: endsAreWorse,
    fails: { examples: 1000 },
    atLeast: 0.9,
  },
});

/** Of the lowest validation loss; null before there is any. */
const best = (data: readonly Strength[]) => lowestBy(data, ({ validation }) => validation);

/** Whether both ends are clearly above the lowest. */
function endsAreWorse(data: readonly Strength[]): boolean {
  const lowest = best(data)?.validation;
  const ends = [data[0]!.validation, data.at(-1)!.validation];
  return lowest != null && ends.every((loss) => loss !== null && loss > clearly * lowest);
}
