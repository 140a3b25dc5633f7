import { drawData } from '../../lib/data/draw.ts';
import type { DataSpec } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { examples, facets, panel, regions, type Field, type Panel } from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid as gridOfRuns } from '../../lib/study/grid.ts';
import { stepReached } from '../../lib/study/outcomes.ts';
import { percent, whole } from '../../lib/text/numbers.ts';
import { pointsOf } from '../../lib/training/probe.ts';
import type { Activation, Probe, RunHistory } from '../../lib/training/spec.ts';

/** Left to right. The first has no hidden layer at all: the linear model to compare with. */
const networks = [
  { id: 'linear', name: 'no hidden layer', activation: 'identity' },
  { id: 'identity', name: 'identity', activation: 'identity' },
  { id: 'sigmoid', name: 'sigmoid', activation: 'sigmoid' },
  { id: 'tanh', name: 'tanh', activation: 'tanh' },
  { id: 'relu', name: 'ReLU', activation: 'relu' },
] as const satisfies { id: string; name: string; activation: Activation }[];

const width = 8;
const extent = 2.4;
const grid: Extract<Probe, { kind: 'grid' }> = {
  kind: 'grid',
  x: [-extent, extent],
  y: [-extent, extent],
  columns: 33,
  rows: 33,
};
/** `[rows × columns, 2]` */
const gridPoints = pointsOf(grid);

/** Float32 keeps about seven digits; a network of a few layers rounds some tens of times. */
const roundingOnly = 1e-5;
/** Percentage points of validation accuracy that a different descent to the same line may make, and that it may not. */
const [alike, clearly] = [3, 4];

interface Net {
  accuracy: number;
  loss: number;
  /** `[rows × columns]` logits. */
  field: Field;
  /** Largest distance of the logits from the plane that fits them best, as a share of their range. */
  bend: number;
}

interface Data {
  /** As `networks`; null where nothing is known yet. */
  nets: (Net | null)[];
  examples: { inputs: Float32Array; labels: Float32Array };
  step: number;
}

const dataSpec = (name: 'moons' | 'circles' | 'xor' | 'blobs', seed: number): DataSpec => ({
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
    'network calls, with the boundary between, and above it the share of validation examples that it calls right: a model without hidden layers, and networks of identity, sigmoid, tanh and ReLU units.',
  knobs: {
    data: choice('Data', ['moons', 'circles', 'xor', 'blobs']),
    depth: slider({ label: 'Hidden layers', min: 1, max: 5, step: 1, default: 2 }),
    steps: slider({ label: 'Steps', min: 100, max: 3000, scale: 'log', step: 1, default: 400 }),
    seed: seed(),
  },

  experiment: ({ data, depth, steps, seed }) =>
    gridOfRuns({
      data: dataSpec(data, seed),
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { optimizer: usualOptimizers.adam, learningRate: 0.03 },
      settings: networks.map(({ id, activation }) => ({
        hidden: Array<number>(id === 'linear' ? 0 : depth).fill(width),
        activation,
        initializer: usualInitializers[activation === 'relu' ? 'he' : 'glorot'],
      })),
      seed,
      record: { checkpoints: 40, accuracy: true, outputs: grid },
    }),

  summarise: ({ runs }, { data, seed }): Data => {
    const { inputs, targets } = drawData(dataSpec(data, seed)).training;
    return {
      nets: runs.map(summariseNet),
      examples: { inputs, labels: targets },
      step: stepReached(runs),
    };
  },

  panels: ({ nets, examples }) =>
    facets(
      nets.map((net, i) => map(networks[i]!, net, examples)),
      { columns: networks.length, onPhones: 2 },
    ),

  table: ({ nets }) => ({
    columns: [
      'network',
      'validation accuracy',
      'training loss',
      'distance of the logits from a plane, as a share of their range',
    ],
    rows: nets.map((net, i) => [
      networks[i]!.name,
      net?.accuracy ?? null,
      net?.loss ?? null,
      net?.bend ?? null,
    ]),
  }),

  measures: ({ nets }) =>
    Object.fromEntries(
      networks.flatMap(({ id }, i) => {
        const { accuracy, loss, bend } = nets[i] ?? {};
        return [
          [`${id}Accuracy`, accuracy ?? null],
          [`${id}Loss`, loss ?? null],
          [`${id}Boundary`, bend === undefined ? null : bend < roundingOnly ? 'straight' : 'bent'],
        ];
      }),
    ),

  curves: ({ nets }) => ({
    x: {
      label: 'hidden units',
      scale: 'linear',
      domain: [-0.3, networks.length - 0.7],
      names: networks.map(({ id, name }) => (id === 'linear' ? 'none' : name)),
    },
    y: { label: 'validation accuracy (%)', scale: 'linear', domain: [40, 102] },
    lines: [
      {
        name: 'accuracy',
        color: 'var(--accent)',
        points: nets.flatMap((net, i) => (net ? [[i, 100 * net.accuracy] as const] : [])),
      },
    ],
  }),

  finding: {
    says: ({ nets, step }, { depth }) => {
      const [linear, identity, , , relu] = nets;
      if (!identity || !relu || !linear) return 'Nothing is measured yet.';
      return (
        `After ${whole(step)} steps the boundary of the identity network with ${layers(depth)} is ` +
        `${identity.bend < roundingOnly ? 'straight to within rounding' : 'not straight'}. It calls ${percent(identity.accuracy, 1)} of 1,000 validation examples right, ` +
        `the model without hidden layers ${percent(linear.accuracy, 1)}, the ReLU network ${percent(relu.accuracy, 1)} (claimed: at least ${clearly} points more).`
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
    atLeast: 19,
    switches: [
      { with: 'five hidden layers', knobs: { depth: 5 }, holds: true, atLeast: 19 },
      { with: 'blobs, which a line can part', knobs: { data: 'blobs' }, holds: false, atLeast: 19 },
    ],
  },
});

function summariseNet({ checkpoints }: RunHistory): Net | null {
  const last = checkpoints.at(-1);
  if (!last) return null;
  const values = last.outputs!;
  return {
    accuracy: last.validationAccuracy!,
    loss: last.trainingLoss,
    field: { ...grid, values },
    bend: distanceFromPlane(values),
  };
}

/**
 * Largest distance of `values` (on the grid) from their least-squares plane a + bx + cy, as a share of their range.
 * On a grid centred at the origin 1, x and y are orthogonal, so that each coefficient is a projection of its own.
 */
function distanceFromPlane(values: ArrayLike<number>): number {
  const sums = { one: 0, x: 0, y: 0, xx: 0, yy: 0 };
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const [x, y, value] = [gridPoints[2 * i]!, gridPoints[2 * i + 1]!, values[i]!];
    sums.one += value;
    sums.x += x * value;
    sums.y += y * value;
    sums.xx += x * x;
    sums.yy += y * y;
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  const [a, b, c] = [sums.one / values.length, sums.x / sums.xx, sums.y / sums.yy];
  let farthest = 0;
  for (let i = 0; i < values.length; i++)
    farthest = Math.max(
      farthest,
      Math.abs(values[i]! - a - b * gridPoints[2 * i]! - c * gridPoints[2 * i + 1]!),
    );
  return farthest / (high - low);
}

const layers = (depth: number) => (depth === 1 ? 'one hidden layer' : `${depth} hidden layers`);

/** One network's map of the plane. */
const map = ({ id, name }: (typeof networks)[number], net: Net | null, points: Data['examples']): Panel =>
  panel({
    name: id,
    frame: 'box',
    x: { domain: grid.x },
    y: { domain: grid.y },
    aspect: 1,
    head: [{ text: name, isBold: true }, net ? `${percent(net.accuracy, 1)} right` : ''],
    marks: [net && regions({ field: net.field }), examples(points)],
  });
