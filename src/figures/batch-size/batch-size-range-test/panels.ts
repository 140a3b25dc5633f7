/** What is drawn of range tests with several batch sizes. */
import * as plot from '../../../lib/plot/plot.ts';
import { significant } from '../../../lib/text/numbers.ts';
import { rates, type Curve, type Loss, type Ratios } from './curve.ts';

/** Of the curves, which come with the largest batch first. */
const colors = [
  'var(--series-5)',
  'var(--series-4)',
  'var(--series-3)',
  'var(--series-2)',
  'var(--series-1)',
];
/** A little above the loss of networks that have just begun. */
const highestLoss = 3.5;

/** Where a curve's loss stands. */
type At = (curve: Curve, loss: Loss) => plot.Point;

const axes: Record<'rate' | 'rate per example', { quantity: plot.Quantity & { label: string }; at: At }> = {
  rate: {
    quantity: { label: 'learning rate α (log scale)', scale: 'log', domain: [rates.from, rates.to] },
    at: (_, { rate, loss }) => [rate, loss],
  },
  'rate per example': {
    quantity: {
      label: 'learning rate over batch size, α / B (log scale)',
      scale: 'log',
      domain: [1e-7, rates.to],
    },
    at: ({ batchSize }, { rate, loss }) => [rate / batchSize, loss],
  },
};

/** The curves, and below them the rates at which each is half-way down and lowest. */
export function panelsOf(
  curves: readonly Curve[],
  ratios: Ratios | null,
  axis: keyof typeof axes,
): plot.Drawing {
  const { quantity, at } = axes[axis];
  const shrink = axis === 'rate' ? 1 : curves.at(-1)!.batchSize / curves[0]!.batchSize;
  return plot.stack(
    plot.panel({
      name: 'losses',
      x: { ...quantity, isHidden: true },
      y: { label: 'loss of the mini-batch, J', domain: [0, highestLoss], ticks: [0, 1, 2, 3], grid: true },
      lines: 16,
      marks: [...linesOf(curves, at), ...flagsOf(curves, at)],
    }),
    plot.panel({
      name: 'rates',
      x: quantity,
      y: { domain: [-0.5, 1.5], isHidden: true },
      lines: 2.2,
      marks: [
        ...rowOf('lowest', curves, at, quantity, ratios && ratios.lowest * shrink),
        ...rowOf('halfWay', curves, at, quantity, ratios && ratios.halfWay * shrink),
      ],
    }),
  );
}

/** The thin lines under the thick ones, and a dot where each is lowest. */
function linesOf(curves: readonly Curve[], at: At): plot.Mark[] {
  const lowest = curves.flatMap((curve, i) =>
    curve.lowest ? [{ point: at(curve, curve.lowest), color: colors[i]! }] : [],
  );
  return [
    ...curves.map((curve, i) => {
      const points = curve.thin.map((loss) => at(curve, loss));
      return plot.line({ points, color: colors[i]!, stroke: 'hair', opacity: 0.5 });
    }),
    ...curves.map((curve, i) => {
      const points = curve.thick.map((loss) => at(curve, loss));
      return plot.named(
        `batch-${curve.batchSize}`,
        plot.line({ name: nameOf(curve), isNamed: false, points, color: colors[i]! }),
      );
    }),
    dotsInColors('lowest', lowest),
  ];
}

const dotsInColors = (name: string, marked: readonly { point: plot.Point; color: string }[]): plot.Mark =>
  plot.named(
    name,
    plot.dots({
      points: marked.map(({ point }) => point),
      color: (i) => marked[i]!.color,
      size: 'middle',
      outline: 'paper',
    }),
  );

const nameOf = ({ batchSize }: Curve) => `B = ${batchSize}`;

/** Of the losses' axis, from one name to the next below it. */
const flagStep = 0.19;

/** A name over each curve's end, on a thin pole. The end furthest left has the tallest, so that none crosses a name. */
function flagsOf(curves: readonly Curve[], at: At): plot.Mark[] {
  const ends = curves.flatMap((curve, i) =>
    curve.thick.slice(-1).map((loss) => ({ curve, color: colors[i]!, end: at(curve, loss) })),
  );
  const order = [...ends].sort((a, b) => a.end[0] - b.end[0]);
  const stopped = ends.filter(({ curve }) => curve.stopped);
  return [
    ...order.flatMap(({ curve, color, end: [x, y] }, i) => {
      const top = highestLoss - flagStep * (i + 0.5);
      return [
        plot.rule({ x, from: y, to: top, color, stroke: 'hair' }),
        plot.named(
          `batch-${curve.batchSize}`,
          plot.words({ at: [x, top], text: nameOf(curve), isBold: true }),
        ),
      ];
    }),
    plot.named('stopped', plot.crosses({ points: stopped.map(({ end }) => end) })),
  ];
}

const rowNames = { halfWay: ['half-way down at', 'half-way'], lowest: ['lowest at', 'lowest'] };
/** Of the rows of dots, from the bottom. */
const rowHeights = { lowest: 0, halfWay: 1 };
/** The share of the axis that the names of the rows have for themselves. */
const nameShare = 0.26;

/** "× 9.8": shorter ones take the same room, so that nothing moves when they come. */
const ratioLength = 5;

/** A row of dots, one per batch size, at the rate of one feature of each curve; the largest batch's over the smallest's at the right. */
function rowOf(
  feature: 'halfWay' | 'lowest',
  curves: readonly Curve[],
  at: At,
  axis: plot.Quantity,
  ratio: number | null,
): plot.Mark[] {
  const y = rowHeights[feature];
  const [first] = axis.domain;
  const from = plot.valueAt(axis, nameShare);
  const marked = curves.flatMap((curve, i) => {
    const loss = curve[feature];
    return loss ? [{ point: [at(curve, loss)[0], y] as const, color: colors[i]! }] : [];
  });
  return [
    plot.rule({
      y,
      from,
      stroke: 'hair',
      isDashed: false,
      color: 'var(--rule)',
      end: { name: `× ${significant(ratio)}`.padEnd(ratioLength), color: 'var(--ink)', isBold: true },
    }),
    plot.words({ at: [first, y], text: rowNames[feature], between: [first, from], color: 'var(--ink-soft)' }),
    dotsInColors(feature, marked),
  ];
}
