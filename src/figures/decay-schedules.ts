import { scaleLinear } from 'd3';
import { axisBottom, axisLeft } from '../lib/charts/axis.ts';
import { child, type Canvas } from '../lib/charts/canvas.ts';
import { line, words, type PixelPoint } from '../lib/charts/marks.ts';
import { spread } from '../lib/charts/spread.ts';
import type { Tabulation, TabulationResult } from '../lib/experiment/tabulate.ts';
import { defineFigure } from '../lib/figure/define.ts';
import { slider } from '../lib/figure/knobs.ts';
import type { Schedule } from '../lib/training/spec.ts';

const epochs = 90;
/** Fine enough for the cosine, and whole epochs are among them. */
const stepsPerEpoch = 4;
const baseRate = 0.1;

interface Curve {
  name: string;
  formula: string;
  /** `[points]` learning rates. */
  rates: number[];
  /** The first epoch with at most half of α₀, or null. */
  halved: number | null;
}

interface Data {
  epochs: number[];
  curves: Curve[];
}

const knobs = {
  decayRate: slider({ label: '1/t: decay rate', min: 0, max: 1, step: 0.01, default: 0.1 }),
  gamma: slider({ label: 'Exponential: γ', min: 0.8, max: 1, step: 0.01, default: 0.97 }),
  k: slider({ label: 'Square root: k', min: 0.5, max: 4, step: 0.1, default: 1 }),
  factor: slider({ label: 'Staircase: factor', min: 0.1, max: 1, step: 0.1, default: 0.1 }),
  every: slider({ label: 'Staircase: epochs per step', min: 5, max: 45, step: 1, default: 30 }),
};

const schedulesOf = (values: {
  decayRate: number;
  gamma: number;
  k: number;
  factor: number;
  every: number;
}) =>
  [
    { name: 'constant', formula: 'α₀', schedule: { kind: 'constant' } },
    {
      name: '1/t',
      formula: 'α₀ / (1 + decay rate · epoch)',
      schedule: { kind: 'inverse-time', decayRate: values.decayRate },
    },
    { name: 'exponential', formula: 'α₀ · γ^epoch', schedule: { kind: 'exponential', gamma: values.gamma } },
    {
      name: 'square root',
      formula: 'α₀ · k / √epoch',
      schedule: { kind: 'inverse-square-root', k: values.k },
    },
    {
      name: 'staircase',
      formula: 'α₀ · factor^steps taken',
      schedule: { kind: 'staircase', factor: values.factor, at: multiplesOf(values.every) },
    },
    { name: 'cosine', formula: 'α₀ · ½(1 + cos(π · epoch / epochs))', schedule: { kind: 'cosine' } },
  ] satisfies { name: string; formula: string; schedule: Schedule }[];

const multiplesOf = (every: number) =>
  Array.from({ length: Math.ceil(epochs / every) - 1 }, (_, i) => every * (i + 1));

const halvingEpoch = (data: Data, name: string) => data.curves.find((curve) => curve.name === name)!.halved;

export default defineFigure({
  title: 'Six ways to let the learning rate decay',
  description:
    `The learning rate over ${epochs} epochs, from α₀ = ${baseRate}, for a constant rate and five schedules: 1/t, ` +
    'exponential, square root, staircase and cosine, each labelled with its name.',
  knobs,

  experiment: (values): Tabulation => ({
    kind: 'tabulation',
    from: 0,
    to: epochs,
    points: epochs * stepsPerEpoch + 1,
    functions: schedulesOf(values).map(({ schedule }) => ({
      of: 'schedule',
      schedule,
      learningRate: baseRate,
      stepsPerEpoch,
    })),
  }),

  summarise: ({ x, y }: TabulationResult, values): Data => ({
    epochs: x,
    curves: schedulesOf(values).map(({ name, formula }, i) => {
      const rates = y[i]!;
      const first = rates.findIndex((rate) => rate <= (baseRate / 2) * (1 + 1e-12));
      return { name, formula, rates, halved: first < 0 ? null : x[first]! };
    }),
  }),

  height: (width) => (width < 500 ? 380 : 360),
  draw: (data, canvas) => draw(data, canvas),

  table: ({ epochs: x, curves }) => ({
    columns: ['epoch', ...curves.map(({ name }) => name)],
    rows: x.flatMap((epoch, i) =>
      Number.isInteger(epoch) ? [[epoch, ...curves.map(({ rates }) => rates[i]!)]] : [],
    ),
  }),

  finding: {
    says: (data, { decayRate, gamma }) => {
      const when = (name: string) => {
        const epoch = halvingEpoch(data, name);
        return epoch === null ? `not within ${epochs} epochs` : `at epoch ${epoch}`;
      };
      return (
        `The learning rate is down to half of α₀ ${when('1/t')} with 1/t at decay rate ${decayRate}, ` +
        `${when('exponential')} with γ = ${gamma}, ${when('cosine')} with the cosine, and ${when('square root')} with the square root.`
      );
    },
    holds: (data) =>
      ['1/t', 'exponential', 'square root', 'cosine'].every((name) => halvingEpoch(data, name) !== null),
    fails: { decayRate: 0 },
    atLeast: 1,
  },
});

function draw({ epochs: x, curves }: Data, canvas: Canvas): void {
  const left = 44;
  const right = canvas.width - (canvas.narrow ? 84 : 262);
  const [top, bottom] = [34, canvas.height - 44];
  const toX = scaleLinear().domain([0, epochs]).range([left, right]);
  const toY = scaleLinear().domain([0, baseRate]).range([bottom, top]);
  const panel = child(canvas.svg, 'g', 'panel');
  axisBottom(panel, 'epochs', bottom, { scale: toX, label: 'epoch', ticks: [0, 30, 60, 90] });
  axisLeft(panel, 'rate', left, {
    scale: toY,
    label: 'learning rate α',
    ticks: [0, 0.02, 0.04, 0.06, 0.08, 0.1],
    grid: right - left,
  });
  const gap = canvas.narrow ? 17 : 20;
  const places = spread(
    curves.map(({ rates }) => toY(rates.at(-1)!)),
    gap,
    [top - 8, bottom],
  );
  curves.forEach(({ name, formula, rates }, i) => {
    const isConstant = i === 0;
    const color = isConstant ? 'var(--ink-soft)' : `var(--series-${i})`;
    const points = rates.map((rate, j): PixelPoint => [toX(x[j]!), toY(rate)]);
    line(panel, `schedule-${i}`, name === 'staircase' ? cliffs(points) : points, {
      color,
      dashes: isConstant ? '5 4' : undefined,
    });
    const place: PixelPoint = [right + 22, places[i]! + 4];
    line(
      panel,
      `leader-${i}`,
      [
        [right + 3, points.at(-1)![1]],
        [right + 18, places[i]!],
      ],
      { color, width: 1, opacity: 0.6 },
    );
    words(panel, `name-${i}`, name, place, { color, weight: 600 });
    words(panel, `formula-${i}`, canvas.narrow ? '' : formula, [place[0] + 78, place[1]], {
      color: 'var(--ink-soft)',
    });
  });
}

/** Steps drawn upright: the rate holds until the epoch at which it falls. */
const cliffs = (points: PixelPoint[]) =>
  points.flatMap((point, i): PixelPoint[] => (i === 0 ? [point] : [[point[0], points[i - 1]![1]], point]));
