/** The valley from above with a walk in it, and how many steps walks need over the unit of the second input. */
import { geometric } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { plain } from '../../../lib/text/numbers.ts';
import { heightOver, type Valley } from './valley.ts';
import { factors } from './walks.ts';

/** Contours: shares of the height at which walks start. */
const levels = geometric(0.01, 2.5, 7);
/** Half of the map's width, over the larger of the two weights that are best. */
const room = 1.2;
const samples = 61;

export interface Map {
  valley: Valley;
  path: plot.Point[];
  walker: string;
  color: string;
}

/** Both axes have one unit, so that a narrow valley looks narrow. */
export function mapOf({ valley, path, walker, color }: Map): plot.Panel {
  const [first, second] = [valley.minimum[0]!, valley.minimum[1]!];
  const reach = room * Math.max(Math.abs(first), Math.abs(second));
  const [x, y] = [
    [first - reach, first + reach],
    [second - reach, second + reach],
  ] as const;
  return plot.panel({
    name: 'map',
    x: { label: 'weight of the first input, w₁', domain: x },
    y: { label: 'weight of the second, w₂', domain: y },
    aspect: 1,
    linesHigh: 14,
    head: [{ text: walker, isBold: true, color }],
    marks: [
      plot.contours({
        field: plot.sampleField((a, b) => heightOver(valley, a, b), {
          ...{ x, y },
          columns: samples,
          rows: samples,
        }),
        thresholds: levels.map((level) => level * valley.startsAt),
        label: 'loss above its lowest',
      }),
      plot.line({ points: path, color, stroke: 'thin' }),
      plot.dots({ points: path.slice(0, 1), color, size: 'large', outline: 'paper' }),
      plot.words({ at: [first, second], text: '+', side: 'centre', isBold: true }),
    ],
  });
}

export interface Line {
  name: string;
  color: string;
  /** `[factors]` */
  steps: readonly (number | null)[];
}

export const stepsPanel = (
  lines: readonly Line[],
  { conditions, factor }: { conditions: readonly number[]; factor: number },
): plot.Panel =>
  plot.panel({
    name: 'steps',
    x: {
      label: 'scale of the second input, k (log scale)',
      scale: 'log',
      domain: [factors[0]!, factors.at(-1)!],
      ticks: factors,
      format: plain,
    },
    y: { label: 'steps to the goal (log scale)', scale: 'log', domain: [1, 10_000], grid: true },
    linesHigh: 14,
    marks: [
      plot.rule({ x: factor, stroke: 'hair' }),
      plot.line({
        label: 'κ',
        points: conditions.map((condition, i): plot.Point => [factors[i]!, condition]),
        color: 'var(--ink-soft)',
        stroke: 'hair',
        isDashed: true,
      }),
      lines.map(({ name, color, steps }) => {
        const points = steps.flatMap((count, i): plot.Point[] =>
          count === null ? [] : [[factors[i]!, Math.max(1, count)]],
        );
        return [
          plot.line({ name, points, color }),
          plot.dots({ points, color, size: 'middle', outline: 'paper' }),
        ];
      }),
    ],
  });
