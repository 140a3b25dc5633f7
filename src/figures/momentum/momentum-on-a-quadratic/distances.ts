/** The distances that are left, on a logarithmic axis: a rate is a slope. */
import { log, pow } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { bestRate, plainRate } from '../../../lib/surfaces/quadratic.ts';

const distanceShown = [1e-8, 10] as const;

export interface Course {
  /** `[steps + 1]`: to the minimum. */
  distances: number[];
  divergedAt: number | null;
}

/** Both start at the same place. */
export const distancesPanel = (
  { plain, momentum }: Record<'plain' | 'momentum', Course>,
  condition: number,
  steps: number,
): plot.Panel =>
  plot.panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 50, 100, 150, 200] },
    y: {
      label: 'distance to the minimum',
      scale: 'log',
      domain: distanceShown,
      ticks: [1e-8, 1e-6, 1e-4, 0.01, 1],
      grid: true,
    },
    linesHigh: 6,
    marks: [
      [plainRate(condition), bestRate(condition)].map((rate) =>
        plot.line({
          points: theoryLine(rate, plain.distances[0] ?? 1, steps),
          color: 'var(--ink-faint)',
          stroke: 'fine',
          isDashed: true,
        }),
      ),
      plot.line({ name: 'plain descent', points: plot.overSteps(plain.distances), color: 'var(--ink)' }),
      plot.course({
        name: 'momentum',
        points: plot.overSteps(momentum.distances),
        color: 'var(--accent)',
        divergedAt: momentum.divergedAt,
      }),
    ],
  });

/** Straight on a logarithmic axis, so two points make the line; it ends a little below the axis. */
function theoryLine(rate: number, from: number, steps: number): plot.Point[] {
  const last = Math.min(steps, log(distanceShown[0] / 10 / from) / log(rate));
  return [
    [0, from],
    [last, from * pow(rate, last)],
  ];
}
