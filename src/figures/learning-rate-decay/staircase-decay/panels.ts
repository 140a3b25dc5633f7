/** The rates of the three schedules, and the losses of their runs. */
import type { Curves } from '../../../lib/plot/curves.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import { decimal } from '../../../lib/text/numbers.ts';
import type { Course, Curve } from './curve.ts';

export const splits: readonly SplitName[] = ['training', 'validation'];

/** The colours that the schedules have in the figure of all six. */
const colors: Record<Curve['name'], string> = {
  staircase: 'var(--series-4)',
  constant: 'var(--series-6)',
  cosine: 'var(--series-5)',
};

export const ratePanel = (curves: readonly Curve[], { epochs, stairs }: Course): plot.Panel =>
  plot.panel({
    name: 'rates',
    x: { label: 'epoch', domain: [0, epochs], ticks: [0, ...stairs, epochs] },
    y: {
      label: 'learning rate α',
      scale: 'log',
      domain: [0.0003, 1],
      ticks: [0.001, 0.01, 0.1],
      grid: true,
    },
    linesHigh: 13.5,
    marks: [...curves].reverse().map(({ name, rates }) =>
      plot.line({
        className: name,
        name,
        color: colors[name],
        stroke: name === 'staircase' ? 'thick' : 'thin',
        isNamed: false,
        // The last one holds to the end of its epoch.
        points: plot.overSteps([...rates, ...rates.slice(-1)]),
        isDashed: name === 'constant',
        isStepped: name !== 'cosine',
      }),
    ),
  });

/** What the axis shows of the losses; of a run that ends above it, what a guess has. */
const shownLosses = { domain: [0, 0.6], ticks: [0, 0.2, 0.4, 0.6] } as const;
const allLosses = { domain: [0, 2.4], ticks: [0, 0.8, 1.6, 2.4] } as const;

const shownOf = (curves: readonly Curve[]) =>
  curves.some(
    ({ losses: { validation } }) => validation.length > 1 && validation.at(-1)! > shownLosses.domain[1],
  )
    ? allLosses
    : shownLosses;

export function lossPanel(curves: readonly Curve[], course: Course): plot.Panel {
  const { epochs, iterationsPerEpoch, stairs } = course;
  const backToFront = [...curves].reverse();
  return plot.panel({
    name: 'losses',
    x: {
      label: iterationsPerEpoch > 1 ? `iteration (${iterationsPerEpoch} an epoch)` : 'iteration',
      domain: [0, epochs * iterationsPerEpoch],
      ticks: [0, ...stairs, epochs].map((epoch) => epoch * iterationsPerEpoch),
    },
    y: { label: 'loss: validation thick, training thin', grid: true, ...shownOf(curves) },
    linesHigh: 13.5,
    marks: [
      stairs.map((epoch, i) =>
        plot.rule({ className: `stair-${i}`, x: epoch * iterationsPerEpoch, stroke: 'hair' }),
      ),
      backToFront.map(({ name, losses: { training } }) =>
        plot.line({
          className: `${name}-training`,
          name: `${name}, training`,
          isNamed: false,
          color: colors[name],
          stroke: 'hair',
          points: overIterations(training, course),
        }),
      ),
      backToFront.map(({ name, losses: { validation }, divergedAt }) =>
        plot.course({
          className: name,
          name,
          note: validation[epochs] === undefined ? undefined : decimal(validation[epochs], 3),
          color: colors[name],
          stroke: 'thick',
          points: overIterations(validation, course),
          divergedAt,
        }),
      ),
    ],
  });
}

/** Each epoch's mean in the middle of the epoch. */
const overIterations = (losses: readonly number[], { iterationsPerEpoch }: Course): plot.Point[] =>
  losses.map((loss, epoch) => [Math.max(0, epoch - 0.5) * iterationsPerEpoch, loss]);

/** The validation losses, over fixed axes. */
export const validationCurves = (curves: readonly Curve[], { epochs }: Course): Curves => ({
  x: { label: 'epoch', domain: [0, epochs] },
  y: { label: 'validation loss', ...shownOf(curves) },
  lines: curves.map(({ name, losses: { validation } }) => ({
    name,
    color: colors[name],
    points: plot.overSteps(validation),
  })),
});
