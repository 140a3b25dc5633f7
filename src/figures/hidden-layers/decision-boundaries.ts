import { scaleLinear } from 'd3';
import { boundary, classPoints } from '../../lib/charts/boundary.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { words } from '../../lib/charts/marks.ts';
import { drawData } from '../../lib/data/draw.ts';
import type { DataSpec } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Checkpoint, Probe, Run, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

/** Hidden layers × units in each, from the network that can say least to the one that can say most. */
const networks = [
  { name: 'no hidden layer', hidden: [] },
  { name: '1 × 2', hidden: [2] },
  { name: '1 × 8', hidden: [8] },
  { name: '1 × 32', hidden: [32] },
  { name: '2 × 8', hidden: [8, 8] },
  { name: '3 × 8', hidden: [8, 8, 8] },
];

const heldOut = 400;
const checkpoints = 20;
const extent = 2.6;
const grid: Extract<Probe, { kind: 'grid' }> = {
  kind: 'grid',
  x: [-extent, extent],
  y: [-extent, extent],
  columns: 41,
  rows: 41,
};

const common: Omit<Run, 'hidden' | 'seed'> = {
  activation: 'tanh',
  initializer: { kind: 'glorot' },
  optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  learningRate: 0.03,
  schedule: { kind: 'constant' },
  // More than there are examples: every step sees them all.
  batchSize: 1000,
  ...unregularized,
};

/** Both ends of the row must be worse than its best by this factor in held-out loss. */
const clearly = 1.25;

interface Data {
  /** Each network's last measurement, null if it has none or has diverged. */
  nets: (Checkpoint | null)[];
  examples: { inputs: Float32Array; labels: Float32Array };
  /** Index of the lowest held-out loss, null before there is any. */
  best: number | null;
  step: number;
}

const dataOf = (knobs: {
  data: 'circles' | 'moons' | 'xor' | 'spirals';
  points: number;
  noise: number;
  seed: number;
}): DataSpec => ({
  name: knobs.data,
  training: knobs.points,
  validation: heldOut,
  noise: knobs.noise,
  seed: knobs.seed,
});

export default defineFigure({
  title: 'Six networks, six boundaries',
  description:
    'Six square maps of the plane with the same noisy examples of two classes, dots and crosses. Each is tinted by the class that a ' +
    'trained network calls, with the boundary between: no hidden layer, one layer of 2, 8 and 32 units, and two and three ' +
    'layers of 8. Under each, its loss and accuracy on the training and on held-out examples.',
  knobs: {
    data: choice('Data', ['circles', 'moons', 'xor', 'spirals']),
    points: slider({
      label: 'Training examples',
      min: 20,
      max: 1000,
      step: 1,
      scale: 'log',
      default: 120,
    }),
    noise: slider({ label: 'Noise', min: 0, max: 0.3, step: 0.02, default: 0.18 }),
    steps: slider({ label: 'Steps', min: 50, max: 2000, step: 1, scale: 'log', default: 300 }),
    seed: seed(),
  },

  experiment: (knobs): Study => ({
    kind: 'study',
    data: dataOf(knobs),
    loss: 'binary-cross-entropy',
    budget: { steps: knobs.steps },
    runs: networks.map(({ hidden }) => ({ ...common, hidden, seed: knobs.seed })),
    record: { checkpoints, accuracy: true, outputs: grid },
  }),

  summarise: ({ runs }, knobs): Data => {
    const { inputs, targets } = drawData(dataOf(knobs)).training;
    const nets = runs.map(({ checkpoints: measured, divergedAt }) =>
      divergedAt === null ? (measured.at(-1) ?? null) : null,
    );
    const losses = nets.map((net) => net?.validationLoss ?? Infinity);
    const lowest = Math.min(...losses);
    return {
      nets,
      examples: { inputs, labels: targets },
      best: lowest < Infinity ? losses.indexOf(lowest) : null,
      step: Math.max(0, ...nets.map((net) => net?.step ?? 0)),
    };
  },

  height: (width) => (networks.length / columns(width)) * (side(width) + heading + footing) - 8,

  draw: (data, canvas) => networks.forEach((_, i) => drawNet(data, canvas, i)),

  table: ({ nets }) => ({
    columns: [
      'hidden layers × units',
      'training loss',
      'held-out loss',
      'training accuracy',
      'held-out accuracy',
    ],
    rows: nets.map((net, i) => [
      networks[i]!.name,
      net?.trainingLoss ?? null,
      net?.validationLoss ?? null,
      net?.trainingAccuracy ?? null,
      net?.validationAccuracy ?? null,
    ]),
  }),

  measures: ({ nets, best }) => {
    const [straight, two, largest] = [nets[0], nets[1], nets.at(-1)];
    const lowest = best === null ? null : nets[best];
    return {
      bestNetwork: best === null ? null : networks[best]!.name,
      bestLoss: lowest?.validationLoss ?? null,
      bestAccuracy: lowest?.validationAccuracy ?? null,
      straightAccuracy: straight?.validationAccuracy ?? null,
      twoUnitsAccuracy: two?.validationAccuracy ?? null,
      largestLoss: largest?.validationLoss ?? null,
      largestAccuracy: largest?.validationAccuracy ?? null,
      largestToBest: largest && lowest ? largest.validationLoss / lowest.validationLoss : null,
    };
  },

  curves: ({ nets }) => ({
    x: {
      label: 'hidden layers × units',
      scale: 'linear',
      domain: [0, networks.length - 1],
      names: networks.map(({ name, hidden }) => (hidden.length === 0 ? 'none' : name)),
    },
    y: { label: 'loss (cross-entropy)', scale: 'log', domain: [0.001, 10] },
    lines: losses.map(({ name, color, of }) => ({
      name,
      color,
      points: nets.flatMap((net, i): [number, number][] => (net ? [[i, of(net)]] : [])),
    })),
  }),

  finding: {
    says: ({ nets, best, step }) => {
      const [first, last] = [nets[0], nets.at(-1)];
      if (!first || !last || best === null) return `Nothing is measured yet, at step ${step}.`;
      return (
        `From no hidden layer to 3 × 8 the training loss goes from ${short(first.trainingLoss)} to ${short(last.trainingLoss)}. ` +
        `Held-out loss is lowest for ${networks[best]!.name} (${short(nets[best]!.validationLoss)}), and ` +
        `${otherEnds(nets, best)} (claimed at both ends: ${clearly} times the lowest). ` +
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
    atLeast: 19,
    switches: [{ with: 'xor for data', knobs: { data: 'xor' }, holds: true, atLeast: 19 }],
  },
});

/** The held-out losses at the ends of the row, but for the one that has just been named as the lowest. */
function otherEnds(nets: Data['nets'], best: number): string {
  const ends = [0, nets.length - 1].filter((i) => i !== best);
  const held = ends.map((i) => short(nets[i]!.validationLoss)).join(' and ');
  return `${held} at the ${ends.length === 2 ? 'ends' : 'other end'}`;
}

const losses = [
  { name: 'training', color: 'var(--series-1)', of: ({ trainingLoss }: Checkpoint) => trainingLoss },
  { name: 'held out', color: 'var(--series-2)', of: ({ validationLoss }: Checkpoint) => validationLoss },
];

const short = (value: number) => (value < 0.005 ? '< 0.005' : value.toFixed(2));
const percent = (share: number) => `${Math.round(100 * share)} %`;

const gap = { wide: 34, narrow: 14 };
const heading = 30;
const footing = 50;
const columns = (width: number) => (width < 500 ? 2 : 3);
const gapAt = (width: number) => (width < 500 ? gap.narrow : gap.wide);
const side = (width: number) => Math.floor((width - gapAt(width) * (columns(width) - 1)) / columns(width));

function drawNet({ nets, examples, best }: Data, canvas: Canvas, index: number): void {
  const [across, size] = [columns(canvas.width), side(canvas.width)];
  const left = (index % across) * (size + gapAt(canvas.width));
  const top = Math.floor(index / across) * (size + heading + footing) + heading - 8;
  const net = nets[index];
  const x = scaleLinear()
    .domain(grid.x)
    .range([left, left + size]);
  const y = scaleLinear()
    .domain(grid.y)
    .range([top + size, top]);
  const panel = child(canvas.svg, 'g', `panel net-${index}`);
  words(panel, 'name', networks[index]!.name, [left, top - 8], { weight: 600 });
  words(panel, 'best', best === index ? 'lowest held-out loss' : '', [left + size, top - 8], {
    anchor: 'end',
    color: 'var(--good)',
    weight: 600,
  });
  const map = clipped(panel, canvas, `map-${index}`, { x: left, y: top, width: size, height: size });
  if (net) boundary(map, 'learnt', { ...grid, values: net.outputs! }, { x, y });
  else map.selectChildren('.boundary').remove();
  classPoints(map, 'training', examples, { x, y, size: canvas.narrow ? 3.5 : 4.5 });
  child(panel, 'rect', 'frame')
    .attr('x', left)
    .attr('y', top)
    .attr('width', size)
    .attr('height', size)
    .attr('fill', 'none')
    .attr('stroke', best === index ? 'var(--good)' : 'var(--rule-strong)')
    .attr('stroke-width', best === index ? 2 : 1);
  const rows = [
    { name: 'training', color: 'var(--series-1)', loss: net?.trainingLoss, right: net?.trainingAccuracy },
    { name: 'held out', color: 'var(--series-2)', loss: net?.validationLoss, right: net?.validationAccuracy },
  ];
  rows.forEach(({ name, color, loss, right }, row) => {
    const baseline = top + size + 17 + 17 * row;
    words(panel, name.replace(' ', '-'), name, [left, baseline], { color, weight: 600 });
    words(
      panel,
      `loss-${row}`,
      loss === undefined ? '' : `loss ${short(loss)}`,
      [left + 0.66 * size, baseline],
      {
        anchor: 'end',
        color,
        weight: 600,
      },
    );
    words(
      panel,
      `right-${row}`,
      right === undefined ? '' : percent(right) + (canvas.narrow ? '' : ' right'),
      [left + size, baseline],
      { anchor: 'end', color },
    );
  });
}
