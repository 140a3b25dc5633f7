/** What is drawn of range tests with several batch sizes, of which the largest comes first. */
import * as plot from '../../../lib/plot/plot.ts';
import type { LossAtRate } from '../../../lib/study/range-test.ts';
import { significant } from '../../../lib/text/numbers.ts';
import type { Curve, Ratios } from './curve.ts';

/** A little above the loss of networks that have just begun. */
const highestLoss = 3.5;

interface Across {
  quantity: plot.Quantity;
  /** Where a curve's loss stands. */
  at(curve: Curve, loss: LossAtRate): plot.Point;
}

interface Rates {
  from: number;
  to: number;
}

const overRate = ({ from, to }: Rates): Across => ({
  quantity: { label: 'learning rate α (log scale)', scale: 'log', domain: [from, to] },
  at: (_, { rate, loss }) => [rate, loss],
});
/** Two decades further down: for batches of up to a hundred. */
const overRatePerExample = ({ from, to }: Rates): Across => ({
  quantity: {
    label: 'learning rate over batch size, α / B (log scale)',
    scale: 'log',
    domain: [from / 100, to],
  },
  at: ({ batchSize }, { rate, loss }) => [rate / batchSize, loss],
});

/** The curves, and below them the rates at which each is half-way down and lowest. */
export function panelsOf(
  curves: readonly Curve[],
  ratios: Ratios | null,
  { rates, isPerExample }: { rates: Rates; isPerExample: boolean },
): plot.Drawing {
  const across = isPerExample ? overRatePerExample(rates) : overRate(rates);
  const shrink = isPerExample ? curves.at(-1)!.batchSize / curves[0]!.batchSize : 1;
  return plot.stack(
    plot.panel({
      name: 'losses',
      x: { ...across.quantity, axis: 'none' },
      y: { label: 'loss of the mini-batch, J', domain: [0, highestLoss], ticks: [0, 1, 2, 3], grid: true },
      linesHigh: 16,
      marks: [linesOf(curves, across), flagsOf(curves, across)],
    }),
    plot.panel({
      name: 'rates',
      x: across.quantity,
      y: { domain: [-0.5, 1.5], axis: 'none' },
      linesHigh: 2.2,
      marks: [
        rowOf('lowest', curves, across, ratios && ratios.lowest * shrink),
        rowOf('halfWay', curves, across, ratios && ratios.halfWay * shrink),
      ],
    }),
  );
}

const dot = { size: 'middle', outline: 'paper' } as const;

/** The thin lines under the thick ones, and a dot where each is lowest. */
const linesOf = (curves: readonly Curve[], { at }: Across): plot.Marks => [
  curves.map((curve) => {
    const points = curve.thin.map((loss) => at(curve, loss));
    return plot.line({ points, color: curve.color, stroke: 'hair', opacity: 0.5 });
  }),
  curves.map((curve) => {
    const { name, batchSize, color, thick } = curve;
    const points = thick.map((loss) => at(curve, loss));
    return plot.line({ className: `batch-${batchSize}`, name, isNamed: false, points, color });
  }),
  curves.map(
    (curve) => curve.lowest && plot.dots({ points: [at(curve, curve.lowest)], color: curve.color, ...dot }),
  ),
];

/** Of the losses' axis, from one name to the next below it. */
const flagStep = 0.19;

/** A name over each curve's end, on a thin pole. The end furthest left has the tallest, so that none crosses a name. */
function flagsOf(curves: readonly Curve[], { at }: Across): plot.Marks {
  const ends = curves.flatMap((curve) =>
    curve.thick.slice(-1).map((loss) => ({ ...curve, end: at(curve, loss) })),
  );
  const order = [...ends].sort((a, b) => a.end[0] - b.end[0]);
  return [
    order.map(({ name, batchSize, color, end: [x, y] }, i) => {
      const top = highestLoss - flagStep * (i + 0.5);
      return [
        plot.rule({ x, from: y, to: top, color, stroke: 'hair' }),
        plot.words({ className: `batch-${batchSize}`, at: [x, top], text: name, isBold: true }),
      ];
    }),
    plot.crosses({ points: ends.filter(({ stopped }) => stopped).map(({ end }) => end) }),
  ];
}

/** The rows of dots, from the bottom: their names, long and short. */
const rows = {
  lowest: { y: 0, text: ['lowest at', 'lowest'] },
  halfWay: { y: 1, text: ['half-way down at', 'half-way'] },
};
/** The share of the axis that the names of the rows have for themselves. */
const nameShare = 0.26;
/** "× 9.8": shorter ones take the same room, so that nothing moves when they come. */
const ratioLength = 5;

/** A row of dots, one per batch size, at the rate of one feature of each curve; the largest batch's over the smallest's at the right. */
function rowOf(
  feature: keyof typeof rows,
  curves: readonly Curve[],
  { quantity, at }: Across,
  ratio: number | null,
): plot.Marks {
  const { y, text } = rows[feature];
  const [first, from] = [quantity.domain[0], plot.valueAt(quantity, nameShare)];
  return [
    plot.rule({
      y,
      from,
      stroke: 'hair',
      isDashed: false,
      color: 'var(--rule)',
      end: { name: `× ${significant(ratio)}`.padEnd(ratioLength), color: 'var(--ink)', isBold: true },
    }),
    plot.words({ at: [first, y], text, between: [first, from], color: 'var(--ink-soft)' }),
    curves.map((curve) => {
      const { [feature]: loss, color } = curve;
      return loss && plot.dots({ points: [[at(curve, loss)[0], y]], color, ...dot });
    }),
  ];
}
