/** Losses over the size of networks, as they are drawn. */
import { finite } from '../../../lib/math/known.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { measuredSplits, type SplitName } from '../../../lib/study/splits.ts';

/** What the networks of a size come to, of those that did not diverge. */
export interface Size extends Record<SplitName, { single: number[]; shown: number }> {
  /** At its place on the axis: "none", "32". */
  name: string;
  diverged: number;
}

interface LossesOptions {
  x: Omit<plot.Quantity, 'domain'>;
  y: plot.Quantity;
  /** A loss to compare with, and what it is. */
  rule: { name: string; loss: number };
  /** How the best size is called. */
  bestName: string;
}

/** The place of the size whose line is lowest; null before there is a loss. */
export const bestPlace = (sizes: readonly Size[], split: SplitName): number | null =>
  lowestBy(sizes.keys(), (i) => finite(sizes[i]![split].shown));

/** Room at the left, in places. */
const room = 0.15;

export function lossPanel(sizes: readonly Size[], { x, y, rule, bestName }: LossesOptions): plot.Panel {
  const best = bestPlace(sizes, 'validation');
  const [floor, ceiling] = y.domain;
  return plot.panel({
    name: 'losses',
    x: { ...x, domain: [-room, sizes.length - 1], names: sizes.map(({ name }) => name) },
    y,
    marks: [
      plot.rule({ y: rule.loss, stroke: 'hair', end: { name: rule.name } }),
      best !== null && markBest(best, sizes[best]!.validation.shown, floor, bestName),
      measuredSplits.map(({ name }) => lossesOn(sizes, name)),
      plot.crosses({ points: sizes.flatMap(({ diverged }, i) => (diverged > 0 ? [[i, ceiling]] : [])) }),
    ],
  });
}

const markBest = (place: number, loss: number, floor: number, name: string): plot.Mark[] => [
  plot.rule({ x: place, from: floor, to: loss, stroke: 'hair', color: 'var(--good)' }),
  plot.ring({ points: [[place, loss]], color: 'var(--good)', stroke: 'line' }),
  plot.words({
    at: [place, floor],
    text: `best in validation: ${name}`,
    side: 'above',
    color: 'var(--good)',
    isBold: true,
    isAboveOnPhones: true,
  }),
];

/** What decides is drawn thick. */
const strokes = { training: 'thin', validation: 'thick' } as const;

/** Single networks as small dots, a line over the sizes. */
function lossesOn(sizes: readonly Size[], split: SplitName): plot.Mark[] {
  const color = plot.splitColors[split];
  const singles = sizes.flatMap((size, i) => size[split].single.map((loss): plot.Point => [i, loss]));
  const points = sizes.map((size, i): plot.Point => [i, size[split].shown]);
  return [
    plot.dots({ points: singles, color, opacity: 0.4 }),
    plot.line({ name: split, color, points, stroke: strokes[split] }),
    plot.dots({ points, color, size: 'middle' }),
  ];
}
