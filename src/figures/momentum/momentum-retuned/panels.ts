/** The curves of all β over a rate, counted one way or the other. */
import * as plot from '../../../lib/plot/plot.ts';
import { equation } from '../../../lib/text/numbers.ts';

/** What one β comes to at a rate. */
export interface Tried {
  alpha: number;
  /** α/(1 − β) */
  effective: number;
  /** Geometric mean of the final training loss over the repetitions; null where a run has none. */
  loss: number | null;
}

export interface Curve {
  beta: number;
  tried: Tried[];
  /** Where the curve, smoothed over three neighbours, is lowest. */
  best: Tried | null;
}

const usualFloor = 0.003;

/** Lower end of the losses' axis; where a loss lies below it, the power of ten below that. */
function floorOf(curves: readonly Curve[]): number {
  const lowest = Math.min(...curves.flatMap(({ tried }) => tried.map(({ loss }) => loss ?? Infinity)));
  return lowest < usualFloor ? plot.powersAround([lowest, lowest])[0]! : usualFloor;
}

interface Rates {
  name: 'alpha' | 'effective';
  label: string;
  domain: readonly [number, number];
  /** Side by side, curves are named where they begin; where they begin together, at their ends. */
  namedAt: 'start' | 'end';
}

/** The curves over a rate. */
export const lossPanel = (curves: readonly Curve[], { name, label, domain, namedAt }: Rates): plot.Panel =>
  plot.panel({
    name,
    x: { label, scale: 'log', domain },
    y: { label: 'final training loss', scale: 'log', domain: [floorOf(curves), 10], grid: true },
    linesHigh: 12.5,
    marks: curves.map(({ beta, tried, best }, i) => {
      const color = `var(--series-${i + 1})`;
      const pointsOf = (some: readonly Tried[]) =>
        some.flatMap(({ [name]: rate, loss }): plot.Point[] => (loss === null ? [] : [[rate, loss]]));
      const points = pointsOf(tried);
      const names = { name: equation('β', beta), label: String(beta), isNamed: namedAt === 'end' };
      return [
        plot.line({ ...names, points, color }),
        namedAt === 'start' && points.length > 0 && nameAtStart(curves, i, points[0]!, color),
        best && plot.dots({ points: pointsOf([best]), color, size: 'middle', outline: 'paper' }),
      ];
    }),
  });

/** The outer names stand outwards, to leave room for the others. */
const nameAtStart = (curves: readonly Curve[], i: number, at: plot.Point, color: string): plot.Mark =>
  plot.words({
    at,
    text: i === 0 ? equation('β', curves[0]!.beta) : String(curves[i]!.beta),
    side: 'above',
    anchor: i === 0 ? 'start' : i === curves.length - 1 ? 'end' : 'middle',
    color,
    isBold: true,
  });
