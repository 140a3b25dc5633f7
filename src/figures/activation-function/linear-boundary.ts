import { scaleLinear } from 'd3';
import { boundary, classPoints } from '../../lib/charts/boundary.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import type { Field } from '../../lib/charts/contours.ts';
import { words } from '../../lib/charts/marks.ts';
import { drawData } from '../../lib/data/draw.ts';
import type { DataSpec } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { pointsOf } from '../../lib/training/probe.ts';
import type { Activation, Probe, Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

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
/** Percentage points of held-out accuracy that a different descent to the same line may make, and that it may not. */
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
    'network calls, with the boundary between: a model without hidden layers, and networks of identity, sigmoid, tanh and ReLU units.',
  knobs: {
    data: choice('Data', ['moons', 'circles', 'xor', 'blobs']),
    depth: slider({ label: 'Hidden layers', min: 1, max: 5, step: 1, default: 2 }),
    steps: slider({ label: 'Steps', min: 100, max: 3000, scale: 'log', step: 1, default: 400 }),
    seed: seed(),
  },

  experiment: ({ data, depth, steps, seed }): Study => ({
    kind: 'study',
    data: dataSpec(data, seed),
    loss: 'binary-cross-entropy',
    budget: { steps },
    runs: networks.map(({ id, activation }) => run(activation, id === 'linear' ? 0 : depth, seed)),
    record: { checkpoints: 40, accuracy: true, outputs: grid },
  }),

  summarise: ({ runs }, { data, seed }): Data => {
    const { inputs, targets } = drawData(dataSpec(data, seed)).training;
    return {
      nets: runs.map(summariseNet),
      examples: { inputs, labels: targets },
      step: Math.max(0, ...runs.map(({ checkpoints }) => checkpoints.at(-1)?.step ?? 0)),
    };
  },

  height: (width) => Math.ceil(networks.length / columns(width)) * (side(width) + heading) - 4,

  draw: (data, canvas) => networks.forEach((_, i) => drawNet(data, canvas, i)),

  table: ({ nets }) => ({
    columns: [
      'network',
      'held-out accuracy',
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
    y: { label: 'held-out accuracy (%)', scale: 'linear', domain: [40, 102] },
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
        `After ${step.toLocaleString('en')} steps the boundary of the identity network with ${layers(depth)} is ` +
        `${identity.bend < roundingOnly ? 'straight to within rounding' : 'not straight'}. It calls ${percent(identity.accuracy)} of 1,000 held-out examples right, ` +
        `the model without hidden layers ${percent(linear.accuracy)}, the ReLU network ${percent(relu.accuracy)} (claimed: at least ${clearly} points more).`
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

const run = (activation: Activation, depth: number, seed: number): Run => ({
  hidden: Array<number>(depth).fill(width),
  activation,
  initializer: { kind: activation === 'relu' ? 'he' : 'glorot' },
  optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  learningRate: 0.03,
  schedule: { kind: 'constant' },
  batchSize: 32,
  ...unregularized,
  seed,
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

/** With a space that does not break. */
const percent = (share: number) => `${(100 * share).toFixed(1)}\u00a0%`;
const layers = (depth: number) => (depth === 1 ? 'one hidden layer' : `${depth} hidden layers`);

const gap = 12;
const heading = 48;
const columns = (width: number) => (width < 500 ? 2 : 5);
const side = (width: number) => Math.floor((width - gap * (columns(width) - 1)) / columns(width));

function drawNet({ nets, examples }: Data, canvas: Canvas, index: number): void {
  const [across, size] = [columns(canvas.width), side(canvas.width)];
  const left = (index % across) * (size + gap);
  const top = Math.floor(index / across) * (size + heading) + heading - 8;
  const net = nets[index];
  const x = scaleLinear()
    .domain(grid.x)
    .range([left, left + size]);
  const y = scaleLinear()
    .domain(grid.y)
    .range([top + size, top]);
  const panel = child(canvas.svg, 'g', `panel ${networks[index]!.id}`);
  words(panel, 'name', networks[index]!.name, [left, top - 25], { weight: 600 });
  words(panel, 'accuracy', net ? `${percent(net.accuracy)} held out` : '', [left, top - 8], {
    color: 'var(--ink-soft)',
  });

  const map = clipped(panel, canvas, `map-${index}`, { x: left, y: top, width: size, height: size });
  if (net) boundary(map, 'learnt', net.field, { x, y });
  else map.selectChildren('.boundary').remove();
  classPoints(map, 'training', examples, { x, y, size: 4 });
  child(panel, 'rect', 'frame')
    .attr('x', left)
    .attr('y', top)
    .attr('width', size)
    .attr('height', size)
    .attr('fill', 'none')
    .attr('stroke', 'var(--rule-strong)');
}
