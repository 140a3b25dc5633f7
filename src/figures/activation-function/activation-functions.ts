import { scaleLinear } from 'd3';
import type { NumericScale } from '../../lib/charts/axis.ts';
import { child, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { crossAxes } from '../../lib/charts/cross-axes.ts';
import { dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, slider } from '../../lib/figure/contract/knobs.ts';
import type { Tabulation } from '../../lib/experiment/tabulate.ts';
import { leakySlope } from '../../lib/training/activations.ts';
import type { Activation } from '../../lib/training/spec.ts';

interface Words {
  title: string;
  formula: string;
  /** In a sentence. */
  name: string;
  derivative: string;
}

/** Titles and formulas of the first four as in the tutorial's picture. */
const wordsOf: Record<Activation, Words> = {
  tanh: { title: 'Hyper Tangent Function', formula: 'tanh(x)', name: 'tanh', derivative: 'tanh′(x)' },
  relu: { title: 'ReLU Function', formula: 'max(0, x)', name: 'ReLU', derivative: 'ReLU′(x)' },
  sigmoid: {
    title: 'Sigmoid Function',
    formula: 'σ(x) = 1/(1 + e⁻ˣ)',
    name: 'the sigmoid',
    derivative: 'σ′(x)',
  },
  identity: { title: 'Identity Function', formula: 'f(x) = x', name: 'the identity', derivative: 'f′(x)' },
  'leaky-relu': {
    title: 'Leaky ReLU',
    formula: `max(${leakySlope}x, x)`,
    name: 'leaky ReLU',
    derivative: 'slope',
  },
  elu: { title: 'ELU', formula: 'x if x > 0, else eˣ − 1', name: 'ELU', derivative: 'slope' },
  gelu: { title: 'GELU', formula: 'x · Φ(x)', name: 'GELU', derivative: 'slope' },
  swish: { title: 'Swish', formula: 'x · σ(x)', name: 'swish', derivative: 'slope' },
};

const sets: Record<'classic' | 'later', Activation[]> = {
  classic: ['tanh', 'relu', 'sigmoid', 'identity'],
  later: ['leaky-relu', 'elu', 'gelu', 'swish'],
};

const reach = 4;
/** A tenth between neighbours, so that 0, where ReLU bends, is one of them. */
const tableStep = 0.1;
const points = Math.round((2 * reach) / tableStep) + 1;
const middle = (points - 1) / 2;
/** A slope this small at both ends is called flat. */
const flat = 0.05;

interface Panel {
  activation: Activation;
  /** `[points]` */
  values: number[];
  slopes: number[];
  flatOnBothSides: boolean;
}

interface Data {
  /** `[points]` */
  x: number[];
  panels: Panel[];
}

export default defineFigure({
  title: 'Activation functions and their slopes',
  description:
    'Four small graphs of activation functions on the same scale, x from −4 to 4, with the axes through the origin: hyperbolic ' +
    'tangent, ReLU, sigmoid and identity, or leaky ReLU, ELU, GELU and swish. Each has its curve, its derivative as a ' +
    'dashed curve, and a dot with the tangent at the chosen x.',
  knobs: {
    functions: choice('Functions', ['classic', 'later'], {
      names: { classic: 'tanh, ReLU, sigmoid, identity', later: 'leaky ReLU, ELU, GELU, swish' },
    }),
    x: slider({ label: 'Input', symbol: 'x', min: -reach, max: reach, step: tableStep, default: 1.5 }),
  },

  experiment: ({ functions }): Tabulation => ({
    kind: 'tabulation',
    from: -reach,
    to: reach,
    points,
    functions: sets[functions].flatMap((name) => [
      { of: 'activation', name } as const,
      { of: 'derivative', name } as const,
    ]),
  }),

  summarise: ({ x, y }, { functions }): Data => ({
    x,
    panels: sets[functions].map((activation, i) => {
      const slopes = y[2 * i + 1]!;
      const flatOnBothSides = Math.abs(slopes[0]!) < flat && Math.abs(slopes.at(-1)!) < flat;
      return { activation, values: y[2 * i]!, slopes, flatOnBothSides };
    }),
  }),

  height: (width) => (width < 500 ? 4 : 2) * pitch(width).down,

  draw: ({ x, panels }, canvas, knobs) => {
    const index = indexOf(x, knobs.x);
    panels.forEach((panel, i) => drawPanel(panel, x, index, canvas, i));
  },

  table: ({ x, panels }) => ({
    columns: ['x', ...panels.flatMap(({ activation }) => [activation, `${activation}, slope`])],
    rows: x.map((value, i) => [value, ...panels.flatMap(({ values, slopes }) => [values[i]!, slopes[i]!])]),
  }),

  measures: ({ x, panels }, knobs) => {
    const index = indexOf(x, knobs.x);
    const at = panels.map((panel) => ({ name: nameOf(panel), slope: panel.slopes[index]! }));
    const smallest = Math.min(...at.map(({ slope }) => Math.abs(slope)));
    const slopeOf = (wanted: Activation) =>
      panels.find(({ activation }) => activation === wanted)?.slopes[index] ?? null;
    return {
      smallestSlope: listed(at.filter(({ slope }) => Math.abs(slope) === smallest).map(({ name }) => name)),
      slopesOfZero: at.filter(({ slope }) => slope === 0).length,
      steepest: Math.max(...at.map(({ slope }) => slope)),
      tanhSlope: slopeOf('tanh'),
      reluSlope: slopeOf('relu'),
      sigmoidSlope: slopeOf('sigmoid'),
      swishSlope: slopeOf('swish'),
    };
  },

  finding: {
    says: ({ panels }) => {
      const [flatOnes, others] = [
        panels.filter((panel) => panel.flatOnBothSides),
        panels.filter((panel) => !panel.flatOnBothSides),
      ];
      const falls = flatOnes.map(
        (panel) =>
          `${nameOf(panel)} (slope ${short(panel.slopes[middle]!)} at x = 0, ${short(panel.slopes.at(-1)!)} at ±${reach})`,
      );
      const rest = others.map((panel) => `${short(panel.slopes.at(-1)!)} for ${nameOf(panel)}`);
      const claim =
        falls.length === 0
          ? 'None of these four goes flat on both sides.'
          : `Of these four, ${listed(falls)} go flat on both sides.`;
      return `${claim} At x = ${reach} the slope is still ${listed(rest)}.`;
    },
    /** Two are flat at both ends, the sigmoid is nowhere steeper than a quarter, and two have slope 1 at every x > 0. */
    holds: ({ panels }) => {
      const sigmoid = panels.find(({ activation }) => activation === 'sigmoid');
      if (!sigmoid) return false;
      const flatOnes = panels.filter(({ flatOnBothSides }) => flatOnBothSides);
      const constant = panels.filter(({ slopes }) => slopes.slice(middle + 1).every((slope) => slope === 1));
      return (
        flatOnes.length === 2 && constant.length === 2 && Math.abs(Math.max(...sigmoid.slopes) - 0.25) < 1e-12
      );
    },
    fails: { functions: 'later' },
    atLeast: 1,
  },
});

const indexOf = (xs: readonly number[], wanted: number) =>
  xs.findIndex((value) => Math.abs(value - wanted) < tableStep / 2);
const nameOf = ({ activation }: Panel) => wordsOf[activation].name;
/** "a", "a and b", "a, b and c". */
const listed = (parts: readonly string[]) =>
  [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' and ');
/** Without idle zeros: never "1.0". */
const short = (value: number, digits = 2) => String(Number(value.toPrecision(digits))).replace('-', '−');

/** The same unit on both axes, so that a slope of 1 is seen as 45°. */
const domain = { x: [-reach, reach], y: [-1.5, 2.2] } as const;
const unit = (width: number) => (width < 500 ? 38 : 40);
/** Distance between panels, and where in its cell a panel's plot begins. */
const pitch = (width: number) => ({
  across: width / 2,
  down: 62 + Math.round((domain.y[1] - domain.y[0]) * unit(width)) + 12,
});
const [plotLeft, plotTop] = [24, 62];
/** No slope changes as much from one row of the table to the next, unless it jumps. */
const jump = 0.5;
/** Half the length of the drawn tangent, in units of the axes. */
const tangentReach = 0.75;

function drawPanel(
  { activation, values, slopes }: Panel,
  xs: number[],
  index: number,
  canvas: Canvas,
  place: number,
): void {
  const { across, down } = pitch(canvas.width);
  const columns = canvas.narrow ? 1 : 2;
  const [left, top] = [(place % columns) * across + plotLeft, Math.floor(place / columns) * down + plotTop];
  const size = unit(canvas.width);
  const [width, height] = [(domain.x[1] - domain.x[0]) * size, (domain.y[1] - domain.y[0]) * size];
  const x = scaleLinear()
    .domain(domain.x)
    .range([left, left + width]);
  const y = scaleLinear()
    .domain(domain.y)
    .range([top + height, top]);
  const panel = child(canvas.svg, 'g', `panel place-${place}`);
  const { title, formula, derivative } = wordsOf[activation];

  crossAxes(panel, '', { x, y, xTicks: [-4, -2, 2, 4], yTicks: [-1, 1, 2], label: 'x' });
  const plot = clipped(panel, canvas, `plot-${place}`, { x: left, y: top, width, height });
  const curve = (ys: number[]) => upright(xs, ys).map(([at, value]): PixelPoint => [x(at), y(value)]);
  line(plot, 'derivative', curve(slopes), { color: 'var(--series-1)', width: 1.75, dashes: '5 4' });
  line(plot, 'function', curve(values), { color: 'var(--ink)', width: 2.25 });
  drawReading(plot, { at: xs[index]!, value: values[index]!, slope: slopes[index]! }, x, y);

  words(panel, 'title', title, [left, top - 40], { weight: 600 });
  words(panel, 'formula', formula, [left, top - 20]);
  words(
    panel,
    'reading',
    `at x = ${short(xs[index]!)}: ${short(values[index]!, 3)}, slope ${short(slopes[index]!, 3)}`,
    [left + width, top - 20],
    { anchor: 'end', color: 'var(--ink-soft)' },
  );
  words(panel, 'derivative', derivative, [left + width, y(slopes.at(-1)!) - 6], {
    anchor: 'end',
    color: 'var(--series-1)',
  });
}

/** The points of a curve; where it jumps, at the kink of the function, it goes straight up. */
function upright(xs: readonly number[], ys: readonly number[]): (readonly [number, number])[] {
  return xs.flatMap((x, i) =>
    i > 0 && ys[i]! - ys[i - 1]! > jump
      ? [[xs[i - 1]!, ys[i]!] as const, [x, ys[i]!] as const]
      : [[x, ys[i]!] as const],
  );
}

/** What is read at one x: a rule there, dots on both curves, and the tangent. */
function drawReading(
  plot: Layer,
  { at, value, slope }: { at: number; value: number; slope: number },
  x: NumericScale,
  y: NumericScale,
): void {
  const half = tangentReach / Math.hypot(1, slope);
  const end = (side: number): PixelPoint => [x(at + side * half), y(value + side * half * slope)];
  const rule = y.range().map((edge): PixelPoint => [x(at), edge]);
  line(plot, 'at', rule, { color: 'var(--accent)', width: 1, opacity: 0.45 });
  dots(plot, 'slope', [[x(at), y(slope)]], { color: 'var(--series-1)', radius: 3 });
  line(plot, 'tangent', [end(-1), end(1)], { color: 'var(--accent)', width: 2 });
  dots(plot, 'reading', [[x(at), y(value)]], { color: 'var(--accent)', radius: 4.5 });
}
