/** The small graph of an activation function: its curve, its slope, and both read at one x. */
import * as plot from '../../../lib/plot/plot.ts';
import { significant } from '../../../lib/text/numbers.ts';
import type { Activation } from '../../../lib/training/spec.ts';

/** From the lowest value shown to the highest. */
const height = [-1.5, 2.2] as const;
/** No slope changes as much from one row of the table to the next, unless it jumps. */
const jump = 0.5;
/** Half the length of the drawn tangent, in units of the axes. */
const tangentReach = 0.75;

/** A function of the picture, tabulated. */
export interface Graph {
  activation: Activation;
  title: string;
  formula: string;
  /** What the derivative is called. */
  derivative: string;
  /** `[points]` */
  values: number[];
  slopes: number[];
}

/** `xs`: `[points]`; at `index` among them it is read. */
export function graphPanel(
  { activation, title, formula, derivative, values, slopes }: Graph,
  xs: readonly number[],
  index: number,
): plot.Panel {
  const [at, value, slope] = [xs[index]!, values[index]!, slopes[index]!];
  const [left, right] = [xs[0]!, xs.at(-1)!];
  return plot.panel({
    name: activation,
    frame: 'cross',
    x: { label: 'x', domain: [left, right], ticks: [-4, -2, 2, 4] },
    y: { domain: height, ticks: [-1, 1, 2] },
    // The same unit on both axes, so that a slope of 1 is seen as 45°.
    aspect: (height[1] - height[0]) / (right - left),
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
      plot.line({
        className: 'derivative',
        name: 'slope',
        isNamed: false,
        points: upright(xs, slopes),
        color: 'var(--series-1)',
        stroke: 'thin',
        isDashed: true,
      }),
      plot.line({
        className: 'function',
        name: 'value',
        isNamed: false,
        points: upright(xs, values),
        color: 'var(--ink)',
      }),
      reading(at, value, slope),
      plot.words({
        at: [right, slopes.at(-1)!],
        text: derivative,
        side: 'above',
        anchor: 'end',
        color: 'var(--series-1)',
      }),
    ],
  });
}

/** The points of a curve; where it jumps, at the kink of the function, it goes straight up. */
function upright(xs: readonly number[], ys: readonly number[]): plot.Point[] {
  return xs.flatMap((x, i): plot.Point[] =>
    i > 0 && ys[i]! - ys[i - 1]! > jump
      ? [
          [xs[i - 1]!, ys[i]!],
          [x, ys[i]!],
        ]
      : [[x, ys[i]!]],
  );
}

/** What is read at one x: a rule there, dots on both curves, and the tangent. */
function reading(at: number, value: number, slope: number): plot.Mark[] {
  const half = tangentReach / Math.sqrt(1 + slope * slope);
  const end = (side: number): plot.Point => [at + side * half, value + side * half * slope];
  return [
    plot.rule({ x: at, color: 'var(--accent)', stroke: 'hair', isDashed: false, opacity: 0.45 }),
    plot.dots({ points: [[at, slope]], color: 'var(--series-1)', size: 'small' }),
    plot.line({ points: [end(-1), end(1)], color: 'var(--accent)' }),
    plot.dots({ points: [[at, value]], color: 'var(--accent)', size: 'middle' }),
  ];
}
