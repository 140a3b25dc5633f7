import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { significant } from '../../lib/text/numbers.ts';
import { listed } from '../../lib/text/words.ts';
import type { Tabulation } from '../../lib/experiment/tabulate.ts';
import { leakySlope } from '../../lib/training/activations.ts';
import type { Activation } from '../../lib/training/spec.ts';
import { graphPanel, type Graph } from './activation-functions/graph.ts';

const sets: Record<'classic' | 'later', Activation[]> = {
  classic: ['tanh', 'relu', 'sigmoid', 'identity'],
  later: ['leaky-relu', 'elu', 'gelu', 'swish'],
};

/** How they are called in a sentence, what stands above their graphs, and what their derivatives are called there. */
const words: Record<Activation, { name: string; title: string; formula: string; derivative: string }> = {
  // The first four have the titles and formulas of the tutorial's picture.
  tanh: { name: 'tanh', title: 'Hyper Tangent Function', formula: 'tanh(x)', derivative: 'tanh′(x)' },
  relu: { name: 'ReLU', title: 'ReLU Function', formula: 'max(0, x)', derivative: 'ReLU′(x)' },
  sigmoid: {
    name: 'the sigmoid',
    title: 'Sigmoid Function',
    formula: 'σ(x) = 1/(1 + e⁻ˣ)',
    derivative: 'σ′(x)',
  },
  identity: { name: 'the identity', title: 'Identity Function', formula: 'f(x) = x', derivative: 'f′(x)' },
  'leaky-relu': {
    name: 'leaky ReLU',
    title: 'Leaky ReLU',
    formula: `max(${leakySlope}x, x)`,
    derivative: 'slope',
  },
  elu: { name: 'ELU', title: 'ELU', formula: 'x if x > 0, else eˣ − 1', derivative: 'slope' },
  gelu: { name: 'GELU', title: 'GELU', formula: 'x · Φ(x)', derivative: 'slope' },
  swish: { name: 'SiLU', title: 'SiLU (swish)', formula: 'x · σ(x)', derivative: 'slope' },
};

const reach = 4;
/** A tenth between neighbours, so that 0, where ReLU bends, is one of them. */
const tableStep = 0.1;
const points = Math.round((2 * reach) / tableStep) + 1;
const middle = (points - 1) / 2;
/** A slope this small at both ends is called flat. */
const flat = 0.05;

interface Data {
  /** `[points]` */
  x: number[];
  graphs: (Graph & { name: string })[];
}

export default defineFigure({
  title: 'Activation functions and their slopes',
  description:
    'Four small graphs of activation functions on the same scale, x from −4 to 4, with the axes through the origin: hyperbolic ' +
    'tangent, ReLU, sigmoid and identity, or leaky ReLU, ELU, GELU and SiLU. Each has its curve, its derivative as a ' +
    'dashed curve, and a dot with the tangent at the chosen x.',
  knobs: {
    functions: choice('Functions', ['classic', 'later'], {
      names: { classic: 'tanh, ReLU, sigmoid, identity', later: 'leaky ReLU, ELU, GELU, SiLU' },
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
    graphs: sets[functions].map((activation, i) => ({
      activation,
      ...words[activation],
      values: y[2 * i]!,
      slopes: y[2 * i + 1]!,
    })),
  }),

  panels: ({ x, graphs }, knobs) =>
    plot.facets(
      graphs.map((one) => graphPanel(one, x, indexOf(x, knobs.x))),
      { columns: 2 },
    ),

  table: ({ x, graphs }) => ({
    columns: ['x', ...graphs.flatMap(({ activation }) => [activation, `${activation}, slope`])],
    rows: x.map((value, i) => [value, ...graphs.flatMap(({ values, slopes }) => [values[i]!, slopes[i]!])]),
  }),

  measures: ({ x, graphs }, knobs) => {
    const index = indexOf(x, knobs.x);
    const at = graphs.map(({ name, slopes }) => ({ name, slope: slopes[index]! }));
    const smallest = Math.min(...at.map(({ slope }) => Math.abs(slope)));
    const slopeOf = (wanted: Activation) =>
      graphs.find(({ activation }) => activation === wanted)?.slopes[index];
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
    says: ({ graphs }) => {
      const falls = graphs.filter(isFlat).map((graph) => {
        const [steepest, flattest] = [graph.slopes[middle]!, graph.slopes.at(-1)!].map((slope) =>
          significant(slope),
        );
        return `${graph.name} (slope ${steepest} at x = 0, ${flattest} at ±${reach})`;
      });
      const rest = graphs
        .filter((graph) => !isFlat(graph))
        .map((graph) => `${significant(graph.slopes.at(-1)!)} for ${graph.name}`);
      const claim =
        falls.length === 0
          ? 'None of these four goes flat on both sides.'
          : `Of these four, ${listed(falls)} go flat on both sides.`;
      return `${claim} At x = ${reach} the slope is still ${listed(rest)}.`;
    },
    /** Two are flat at both ends, the sigmoid is nowhere steeper than a quarter, and two have slope 1 at every x > 0. */
    holds: ({ graphs }) => {
      const sigmoid = graphs.find(({ activation }) => activation === 'sigmoid');
      const constant = graphs.filter(({ slopes }) => slopes.slice(middle + 1).every((slope) => slope === 1));
      return (
        sigmoid !== undefined &&
        graphs.filter(isFlat).length === 2 &&
        constant.length === 2 &&
        Math.abs(Math.max(...sigmoid.slopes) - 0.25) < 1e-12
      );
    },
    fails: { functions: 'later' },
    atLeast: 1,
  },
});

const indexOf = (xs: readonly number[], wanted: number) =>
  xs.findIndex((value) => Math.abs(value - wanted) < tableStep / 2);
/** On both sides. */
const isFlat = ({ slopes }: Graph) => Math.abs(slopes[0]!) < flat && Math.abs(slopes.at(-1)!) < flat;
