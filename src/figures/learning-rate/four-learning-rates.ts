import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { courseOf, type CoursePoint } from '../../lib/study/courses.ts';
import { grid, readGrid, type Repeated } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { equation, significant } from '../../lib/text/numbers.ts';

const steps = 400;
/** All of them make a batch: without the noise of mini-batches, the learning rate is all there is to see. */
const examples = 200;
/** Diverged: a batch's loss exceeds this multiple of the training loss at the start. */
const divergence = 100;
/** The loss ½(ŷ − y)² of a network that answers ½ whatever it is shown. */
const guessing = 1 / 8;

const names = ['low', 'good', 'high', 'very high'] as const;
/** Starts per rate, when the spread is asked for: the figure's own and these further ones. */
const furtherStarts = 4;

/** One learning rate. */
interface Trained {
  alpha: number;
  /** Training loss over the steps; for a run that diverged, on to the batch loss that gave it away. `[starts]` */
  curves: CoursePoint[][];
  /** Of the figure's own start. Training loss at the end of the budget: null if it is not reached. */
  final: number | null;
  divergedAt: number | null;
}

type Data = [low: Trained, good: Trained, high: Trained, veryHigh: Trained];

const rate = (label: string, initial: number) =>
  slider({ label, symbol: 'α', min: 0.001, max: 10, scale: 'log', default: initial });

export default defineFigure({
  title: 'Four learning rates',
  description:
    'Training loss, on a logarithmic axis, over the steps of four networks that differ in nothing but their learning rate. ' +
    'The low rate falls slowly, the good one falls furthest, the high one stays near the loss of a guess, marked by a dashed ' +
    'line, and the very high one shoots out of the top, where a red cross marks it.',
  knobs: {
    low: rate('Low', 0.02),
    good: rate('Good', 0.3),
    high: rate('High', 1.5),
    veryHigh: rate('Very high', 5),
    data: choice('Data', ['moons', 'circles', 'xor', 'spirals']),
    starts: toggle('Four more random starts each'),
    seed: seed(),
  },

  experiment: ({ data, starts, seed, ...rates }) =>
    grid({
      data: { name: data, training: examples, validation: 10 },
      loss: 'squared-error',
      budget: { steps },
      base: { activation: 'relu', batchSize: examples },
      settings: ratesOf(rates).map((learningRate) => ({ learningRate })),
      repetitions: 1 + (starts ? furtherStarts : 0),
      seed,
      record: { checkpoints: 100 },
      divergence,
    }),

  summarise: (result, knobs): Data => {
    const [low, good, high, veryHigh] = readGrid(result, ratesOf(knobs));
    return [trained(low), trained(good), trained(high), trained(veryHigh)];
  },

  panels: (data) =>
    plot.panel({
      name: 'losses',
      x: { label: 'step', domain: [0, steps] },
      y: {
        label: 'training loss J (log scale)',
        scale: 'log',
        domain: [floorOf(data), 1],
        ticks: lossTicks.filter((tick) => tick >= floorOf(data)),
        grid: true,
      },
      overSeeds: { y: [0.001, 1] },
      linesHigh: 15.5,
      marks: [
        plot.rule({ y: guessing, label: 'the loss of guessing ½', side: 'below' }),
        data.map(({ alpha, curves: [own, ...repetitions], divergedAt }, i) =>
          plot.course({
            name: names[i]!,
            note: equation('α', alpha),
            color: plot.seriesColor(i, names.length),
            points: own!,
            repetitions,
            divergedAt,
          }),
        ),
      ],
    }),

  measures: ([low, good, high, veryHigh]) => ({
    lowLoss: low.final,
    goodLoss: good.final,
    highLoss: high.final,
    veryHighLoss: veryHigh.final,
    veryHighDivergedAt: veryHigh.divergedAt,
    highPlace: 1 + [low, good, veryHigh].filter((other) => loss(other) < loss(high)).length,
  }),

  finding: {
    says: ([low, good, high, veryHigh]) =>
      `After ${steps} full-batch steps the training loss is ${ending(good)} at α = ${good.alpha}, ${ending(low)} at α = ${low.alpha} and ` +
      `${ending(high)} at α = ${high.alpha}. α = ${veryHigh.alpha} ` +
      (veryHigh.divergedAt === null
        ? `does not diverge: it ends at ${ending(veryHigh)}.`
        : `diverges: at step ${veryHigh.divergedAt} the loss exceeds ${divergence} times its start.`),
    holds: ([low, good, high, veryHigh]) =>
      veryHigh.divergedAt !== null && loss(good) < clearly * loss(low) && loss(low) < clearly * loss(high),
    fails: { high: 0.2 },
    atLeast: 0.95,
    switches: [
      { with: 'circles for data', knobs: { data: 'circles' }, holds: true, atLeast: 0.95 },
      { with: 'the high rate halved', knobs: { high: 0.75 }, holds: false, atLeast: 0.95 },
    ],
  },
});

/** Two losses differ when the lower is below this share of the higher. */
const clearly = 0.9;
const loss = ({ final }: Trained) => final ?? Infinity;
const ending = ({ final, divergedAt }: Trained) =>
  divergedAt !== null
    ? `beyond all bounds (step ${divergedAt})`
    : final === null
      ? 'not known yet'
      : significant(final);

const ratesOf = ({ low, good, high, veryHigh }: Record<'low' | 'good' | 'high' | 'veryHigh', number>) =>
  [low, good, high, veryHigh] as const;

const trained = ({ setting, runs }: Repeated<number>): Trained => ({
  alpha: setting,
  curves: runs.map((run) => courseOf(run, 'trainingLoss')),
  final: finalOf(runs[0]!, 'trainingLoss'),
  divergedAt: runs[0]!.divergedAt,
});

const lossTicks = [0.0001, 0.001, 0.01, 0.1, 1];

/** The axis ends at the tick, or the third of it, below all losses. */
function floorOf(data: readonly Trained[]): number {
  const losses = data.flatMap(({ curves }) => curves.flat().map(([, loss]) => loss));
  const lowest = Math.min(0.01, ...losses);
  return [0.003, 0.001, 0.0003].find((floor) => floor < lowest) ?? 0.0001;
}
