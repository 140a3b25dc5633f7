import { drawData } from '../../lib/data/draw.ts';
import type { Split } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed, slider, type Values } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { measureName, latestCheckpoint, measures, stepReached } from '../../lib/study/outcomes.ts';
import { squareProbe } from '../../lib/study/probes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { decimal, percent } from '../../lib/text/numbers.ts';
import type { Checkpoint } from '../../lib/training/spec.ts';

/** Hidden layers × units in each, from the network that can say least to the one that can say most. */
const networks = [
  { name: 'no hidden layer', hidden: [] },
  { name: '1 × 2', hidden: [2] },
  { name: '1 × 8', hidden: [8] },
  { name: '1 × 32', hidden: [32] },
  { name: '2 × 8', hidden: [8, 8] },
  { name: '3 × 8', hidden: [8, 8, 8] },
];

/** Where the networks are asked. */
const plane = squareProbe(2.6, 41);
/** More than there are examples: every step sees them all. */
const batchSize = 1000;
/** Both ends of the row must be worse than its best by this factor in validation loss. */
const clearly = 1.25;

const knobs = {
  data: choice('Data', ['circles', 'moons', 'xor', 'spirals']),
  points: count({ label: 'Training examples', min: 20, max: 1000, default: 120 }),
  noise: slider({ label: 'Noise', min: 0, max: 0.3, step: 0.02, default: 0.18 }),
  steps: count({ label: 'Steps', min: 50, max: 2000, default: 300 }),
  seed: seed(),
};

const dataOf = ({ data, points, noise, seed }: Values<typeof knobs>) => ({
  name: data,
  training: points,
  validation: 400,
  noise,
  seed,
});

interface Data {
  /** Each network's last measurement, null if it has none or has diverged. */
  nets: (Checkpoint | null)[];
  examples: Split;
  /** Index of the lowest validation loss, null before there is any. */
  best: number | null;
  /** The largest network where its own validation loss was lowest, as if one had stopped there. */
  largestAtLowest: Checkpoint | null;
  step: number;
}

export default defineFigure({
  title: 'Six networks, six boundaries',
  description:
    'Six square maps of the plane with the same noisy examples of two classes, dots and crosses. Each is tinted by the class that a ' +
    'trained network predicts, with the boundary between: no hidden layer, one layer of 2, 8 and 32 units, and two and three ' +
    'layers of 8. Under each, its loss and accuracy on the training and on the validation examples.',
  knobs,

  experiment: (knobs) =>
    grid({
      data: dataOf(knobs),
      loss: 'binary-cross-entropy',
      budget: { steps: knobs.steps },
      base: { optimizer: usualOptimizers.adam, learningRate: 0.03, batchSize },
      settings: networks.map(({ hidden }) => ({ hidden })),
      seed: knobs.seed,
      record: { checkpoints: 20, accuracy: true, outputs: plane },
    }),

  summarise: ({ runs }, knobs): Data => {
    const nets = runs.map(latestCheckpoint);
    return {
      nets,
      examples: drawData(dataOf(knobs)).training,
      best: lowestBy(nets.keys(), (i) => nets[i]?.validationLoss),
      largestAtLowest: lowestBy(runs.at(-1)!.checkpoints, ({ validationLoss }) => validationLoss),
      step: stepReached(runs),
    };
  },

  panels: ({ nets, examples, best }) =>
    plot.facets(
      nets.map((net, i) => map(networks[i]!.name, net, examples, best === i)),
      { columns: 3, onPhones: 2 },
    ),

  table: ({ nets }) => ({
    columns: ['hidden layers × units', ...measures.map(measureName)],
    rows: nets.map((net, i) => [networks[i]!.name, ...measures.map((measure) => net?.[measure] ?? null)]),
  }),

  measures: ({ nets, best, largestAtLowest: stopped }) => {
    const [straight, two, largest] = [nets[0], nets[1], nets.at(-1)];
    const lowest = best === null ? null : nets[best];
    return {
      bestNetwork: best === null ? null : networks[best]!.name,
      bestLoss: lowest?.validationLoss,
      bestAccuracy: lowest?.validationAccuracy,
      straightAccuracy: straight?.validationAccuracy,
      twoUnitsAccuracy: two?.validationAccuracy,
      largestLoss: largest?.validationLoss,
      largestAccuracy: largest?.validationAccuracy,
      largestTrainingAccuracy: largest?.trainingAccuracy,
      largestLossRise: largest && stopped && largest.validationLoss / stopped.validationLoss,
      largestMoreWrong: largest && stopped && accuracyOf(stopped) - accuracyOf(largest),
      largestToBest: largest && lowest && largest.validationLoss / lowest.validationLoss,
    };
  },

  curves: ({ nets }) =>
    plot.curvesOver(nets, {
      x: {
        label: 'hidden layers × units',
        names: networks.map(({ name, hidden }) => (hidden.length === 0 ? 'none' : name)),
      },
      y: { label: 'loss (cross-entropy)', scale: 'log', domain: [0.001, 10] },
      lines: measuredSplits.map(({ name, loss }) => ({ ...plot.splitLook(name), of: (net) => net?.[loss] })),
    }),

  finding: {
    says: ({ nets, best, step }) => {
      const [first, last] = [nets[0], nets.at(-1)];
      if (!first || !last || best === null) return `Nothing is measured yet, at step ${step}.`;
      return (
        `From no hidden layer to 3 × 8 the training loss goes from ${short(first.trainingLoss)} to ${short(last.trainingLoss)}. ` +
        `Validation loss is lowest for ${networks[best]!.name} (${short(nets[best]!.validationLoss)}), and ` +
        `${otherEnds(nets, best)}. ` +
        `Cross-entropy after ${step} steps.`
      );
    },
    holds: ({ nets, best }) => {
      const [first, last] = [nets[0], nets.at(-1)];
      if (!first || !last || best === null) return false;
      const worseEnd = Math.min(first.validationLoss, last.validationLoss);
      return last.trainingLoss < first.trainingLoss / 2 && worseEnd > clearly * nets[best]!.validationLoss;
    },
    fails: { points: 1000 },
    atLeast: 0.95,
    switches: [{ with: 'xor for data', knobs: { data: 'xor' }, holds: true, atLeast: 0.85 }],
  },
});

/** The validation losses at the ends of the row, beside the lowest; but for the one that has just been named as that. */
function otherEnds(nets: Data['nets'], best: number): string {
  const ends = [0, nets.length - 1].filter((i) => i !== best);
  const held = ends.map((i) => short(nets[i]!.validationLoss)).join(' and ');
  if (ends.length === 1) return `${held} at the other end`;
  const areWorse = ends.every((i) => nets[i]!.validationLoss > clearly * nets[best]!.validationLoss);
  return `${held} at the ends, ${areWorse ? '' : 'not '}both above ${clearly} times the lowest`;
}

const accuracyOf = ({ validationAccuracy }: Checkpoint) => validationAccuracy ?? NaN;

const short = (value: number) => (value < 0.005 ? '< 0.005' : decimal(value, 2));

/** One network's map of the plane, its loss and accuracy below. */
const map = (name: string, net: Checkpoint | null, examples: Split, isBest: boolean): plot.Panel =>
  plot.classifierMap({
    name: `net-${name.replaceAll(/\W+/g, '-')}`,
    grid: plane,
    logits: net?.outputs,
    examples,
    outline: isBest ? 'var(--good)' : undefined,
    head: [
      {
        text: name,
        isBold: true,
        end: isBest ? ['lowest validation loss', 'lowest loss'] : '',
        endColor: 'var(--good)',
      },
    ],
    foot: measuredSplits.map(({ name: split, loss, accuracy }) => ({
      text: split,
      isBold: true,
      color: plot.splitColors[split],
      end: net ? wordings(`loss ${short(net[loss])}`, percent(net[accuracy])) : '',
    })),
  });

const wordings = (loss: string, right: string) => [`${loss}, ${right} right`, `${loss}, ${right}`];
