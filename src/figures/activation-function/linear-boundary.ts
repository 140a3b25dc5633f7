import { drawData } from '../../lib/data/draw.ts';
import type { Split } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { distanceFromPlane } from '../../lib/math/plane.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { stepReached } from '../../lib/study/outcomes.ts';
import { squareProbe } from '../../lib/study/probes.ts';
import { percent, whole } from '../../lib/text/numbers.ts';
import { pointsOf } from '../../lib/training/probe.ts';
import type { Activation, RunHistory } from '../../lib/training/spec.ts';

/** Left to right. The first has no hidden layer at all: the linear model to compare with. */
const networks = [
  { id: 'linear', name: 'no hidden layer', activation: 'identity' },
  { id: 'identity', name: 'identity', activation: 'identity' },
  { id: 'sigmoid', name: 'sigmoid', activation: 'sigmoid' },
  { id: 'tanh', name: 'tanh', activation: 'tanh' },
  { id: 'relu', name: 'ReLU', activation: 'relu' },
] as const satisfies { id: string; name: string; activation: Activation }[];

const width = 8;
/** Where the networks are asked. */
const plane = squareProbe(2.4, 33);
/** `[rows × columns, 2]` */
const asked = pointsOf(plane);

/** Float32 keeps about seven digits; a network of a few layers rounds some tens of times. */
const roundingOnly = 1e-5;
/** Percentage points of validation accuracy that a different descent to the same line may make, and that it may not. */
const [alike, clearly] = [3, 4];

interface Data {
  /** As `networks`; null where nothing is known yet. */
  nets: (Net | null)[];
  examples: Split;
  step: number;
}

const dataOf = (name: 'moons' | 'circles' | 'xor' | 'blobs', seed: number) => ({
  name,
  training: 160,
  validation: 1000,
  noise: 0.1,
  seed,
});

export default defineFigure({
  title: 'One network, four activation functions',
  description:
    'Five square maps of the plane with the same examples of two classes, dots and crosses. Each is tinted by the class that a trained ' +
    'network predicts, with the boundary between, and above it the share of validation examples that it gets right: a model without hidden layers, and networks of identity, sigmoid, tanh and ReLU units.',
  knobs: {
    data: choice('Data', ['moons', 'circles', 'xor', 'blobs']),
    depth: slider({ label: 'Hidden layers', min: 1, max: 5, step: 1, default: 2 }),
    steps: count({ label: 'Steps', min: 100, max: 3000, default: 400 }),
    seed: seed(),
  },

  experiment: ({ data, depth, steps, seed }) =>
    grid({
      data: dataOf(data, seed),
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { optimizer: usualOptimizers.adam, learningRate: 0.03 },
      settings: networks.map(({ id, activation }) => ({
        hidden: Array<number>(id === 'linear' ? 0 : depth).fill(width),
        activation,
        initializer: usualInitializers[activation === 'relu' ? 'he' : 'glorot'],
      })),
      seed,
      record: { checkpoints: 40, accuracy: true, outputs: plane },
    }),

  summarise: ({ runs }, { data, seed }): Data => ({
    nets: runs.map(netOf),
    examples: drawData(dataOf(data, seed)).training,
    step: stepReached(runs),
  }),

  panels: ({ nets, examples }) =>
    plot.facets(
      nets.map((net, i) => map(networks[i]!, net, examples)),
      { columns: networks.length, onPhones: 2 },
    ),

  table: ({ nets }) =>
    plot.tableOver(nets, {
      network: (_, i) => networks[i]!.name,
      'validation accuracy': (net) => net?.accuracy,
      'training loss': (net) => net?.loss,
      'distance of the logits from a plane, as a share of their range': (net) => net?.bend,
    }),

  measures: ({ nets }) =>
    Object.fromEntries(
      networks.flatMap(({ id }, i) => {
        const net = nets[i];
        return [
          [`${id}Accuracy`, net?.accuracy],
          [`${id}Loss`, net?.loss],
          [`${id}Boundary`, net && (net.bend < roundingOnly ? 'straight' : 'bent')],
        ];
      }),
    ),

  curves: ({ nets }) =>
    plot.curvesOver(nets, {
      x: {
        label: 'hidden units',
        domain: [-0.3, networks.length - 0.7],
        names: networks.map(({ id, name }) => (id === 'linear' ? 'none' : name)),
      },
      y: { label: 'validation accuracy (%)', domain: [40, 102] },
      lines: [{ name: 'accuracy', color: 'var(--accent)', of: (net) => net && 100 * net.accuracy }],
    }),

  finding: {
    says: ({ nets, step }, { depth }) => {
      const [linear, identity, , , relu] = nets;
      if (!identity || !relu || !linear) return 'Nothing is measured yet.';
      const isClearlyMore = relu.accuracy >= identity.accuracy + clearly / 100;
      return (
        `After ${whole(step)} steps the boundary of the identity network with ${layers(depth)} is ` +
        `${identity.bend < roundingOnly ? 'straight to within rounding' : 'not straight'}. It gets ${percent(identity.accuracy, 1)} of 1,000 validation examples right, ` +
        `the model without hidden layers ${percent(linear.accuracy, 1)}, and the ReLU network ${percent(relu.accuracy, 1)}, ${isClearlyMore ? 'at least' : 'less than'} ${clearly} points more than the identity network.`
      );
    },
    holds: ({ nets }) => {
      const [linear, identity, , , relu] = nets;
      if (!identity || !relu || !linear) return false;
      const straight = identity.bend < roundingOnly;
      const noBetter = identity.accuracy <= linear.accuracy + alike / 100;
      return straight && noBetter && relu.accuracy >= identity.accuracy + clearly / 100;
    },
    fails: { data: 'blobs' },
    atLeast: 0.95,
    switches: [
      { with: 'five hidden layers', knobs: { depth: 5 }, holds: true, atLeast: 0.95 },
      { with: 'blobs, which a line can part', knobs: { data: 'blobs' }, holds: false, atLeast: 0.95 },
    ],
  },
});

type Net = NonNullable<ReturnType<typeof netOf>>;

function netOf({ checkpoints }: RunHistory) {
  const last = checkpoints.at(-1);
  return last
    ? {
        accuracy: last.validationAccuracy!,
        loss: last.trainingLoss,
        /** `[rows × columns]` */
        logits: last.outputs!,
        bend: distanceFromPlane(last.outputs!, asked),
      }
    : null;
}

const layers = (depth: number) => (depth === 1 ? 'one hidden layer' : `${depth} hidden layers`);

/** One network's map of the plane. */
const map = ({ id, name }: (typeof networks)[number], net: Net | null, examples: Split): plot.Panel =>
  plot.classifierMap({
    name: id,
    grid: plane,
    logits: net?.logits,
    examples,
    head: [{ text: name, isBold: true }, net ? `${percent(net.accuracy, 1)} right` : ''],
  });
