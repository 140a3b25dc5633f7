/** The two directions of the valley, each an oscillator of its own: what is left of the start along it, step by step. */
import * as plot from '../../../lib/plot/plot.ts';
import { dampingAlong, type Rates } from '../../../lib/surfaces/quadratic.ts';

/** The first steps tell the regimes apart. */
const stepsShown = 60;

const widestSwing = 10;

interface Mode {
  name: 'floor' | 'walls';
  says: string;
  curvature: number;
  color: string;
}

const modesOf = (condition: number): Mode[] => [
  { name: 'floor', says: 'along the floor, λ = 1', curvature: 1, color: 'var(--series-1)' },
  { name: 'walls', says: `across, λ = ${condition}`, curvature: condition, color: 'var(--series-3)' },
];

/** `path`: of momentum; the axes of the valley are the directions. */
export const modePanels = (path: readonly plot.Point[], condition: number, rates: Rates): plot.Panel[] =>
  modesOf(condition).map(({ name, says, curvature, color }, axis) => {
    const shares = path.slice(0, stepsShown + 1).map((point) => point[axis]! / path[0]![axis]!);
    const swing = swingOf(shares);
    return plot.panel({
      name,
      x: { label: 'step', domain: [0, stepsShown], ticks: [0, 20, 40, 60] },
      y: { domain: [-swing, swing], ticks: [-swing, 0, swing] },
      linesHigh: 5,
      head: [{ text: says, end: dampingAlong(curvature, rates), color, isBold: true }],
      marks: [
        plot.rule({ y: 0, isDashed: false }),
        plot.line({
          name: says,
          isNamed: false,
          points: plot.overSteps(shares),
          color,
        }),
      ],
    });
  });

/** How far the axis reaches to either side: a whole number, and no further than a swing of ten times the start. */
const swingOf = (shares: readonly number[]) =>
  Math.min(widestSwing, Math.ceil(Math.max(1, ...shares.map(Math.abs))));
