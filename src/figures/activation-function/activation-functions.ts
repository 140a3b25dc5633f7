import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, slider } from '../../lib/figure/contract/knobs.ts';
import {
  dots,
  facets,
  line,
  named,
  panel,
  rule,
  words,
  type Mark,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import { significant } from '../../lib/text/numbers.ts';
import { listed } from '../../lib/text/words.ts';
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

/** A function in the picture. */
interface Function {
  activation: Activation;
  /** `[points]` */
  values: number[];
  slopes: number[];
  flatOnBothSides: boolean;
}

interface Data {
  /** `[points]` */
  x: number[];
  panels: Function[];
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

  panels: ({ x, panels }, knobs) =>
    facets(
      panels.map((one) => graph(one, x, indexOf(x, knobs.x))),
      { columns: 2 },
    ),

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
          `${nameOf(panel)} (slope ${significant(panel.slopes[middle]!)} at x = 0, ${significant(panel.slopes.at(-1)!)} at ±${reach})`,
      );
      const rest = others.map((panel) => `${significant(panel.slopes.at(-1)!)} for ${nameOf(panel)}`);
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
const nameOf = ({ activation }: Function) => wordsOf[activation].name;
/** The same unit on both axes, so that a slope of 1 is seen as 45°. */
const domain = { x: [-reach, reach], y: [-1.5, 2.2] } as const;
/** No slope changes as much from one row of the table to the next, unless it jumps. */
const jump = 0.5;
/** Half the length of the drawn tangent, in units of the axes. */
const tangentReach = 0.75;

function graph({ activation, values, slopes }: Function, xs: number[], index: number): Panel {
  const { title, formula, derivative } = wordsOf[activation];
  const [at, value, slope] = [xs[index]!, values[index]!, slopes[index]!];
  return panel({
    name: activation,
    frame: 'cross',
    x: { label: 'x', domain: domain.x, ticks: [-4, -2, 2, 4] },
    y: { domain: domain.y, ticks: [-1, 1, 2] },
    aspect: (domain.y[1] - domain.y[0]) / (domain.x[1] - domain.x[0]),
    head: [
      { text: title, isBold: true },
      {
        text: formula,
        color: 'var(--ink)',
        end: `at x = ${significant(at)}: ${significant(value, 3)}, slope ${significant(slope, 3)}`,
        endColor: 'var(--ink-soft)',
      },
    ],
    marks: [
      named(
        'derivative',
        line({
          name: 'slope',
          isNamed: false,
          points: upright(xs, slopes),
          color: 'var(--series-1)',
          stroke: 'thin',
          isDashed: true,
        }),
      ),
      named(
        'function',
        line({ name: 'value', isNamed: false, points: upright(xs, values), color: 'var(--ink)' }),
      ),
      ...reading(at, value, slope),
      words({
        at: [reach, slopes.at(-1)!],
        text: derivative,
        side: 'above',
        anchor: 'end',
        color: 'var(--series-1)',
      }),
    ],
  });
}

/** The points of a curve; where it jumps, at the kink of the function, it goes straight up. */
function upright(xs: readonly number[], ys: readonly number[]): Point[] {
  return xs.flatMap((x, i): Point[] =>
    i > 0 && ys[i]! - ys[i - 1]! > jump
      ? [
          [xs[i - 1]!, ys[i]!],
          [x, ys[i]!],
        ]
      : [[x, ys[i]!]],
  );
}

/** What is read at one x: a rule there, dots on both curves, and the tangent. */
function reading(at: number, value: number, slope: number): Mark[] {
  const half = tangentReach / Math.sqrt(1 + slope * slope);
  const end = (side: number): Point => [at + side * half, value + side * half * slope];
  return [
    rule({ x: at, color: 'var(--accent)', stroke: 'hair', isDashed: false, opacity: 0.45 }),
    named('slope', dots({ points: [[at, slope]], color: 'var(--series-1)', size: 'small' })),
    named('tangent', line({ points: [end(-1), end(1)], color: 'var(--accent)' })),
    named('reading', dots({ points: [[at, value]], color: 'var(--accent)', size: 'middle' })),
  ];
}
