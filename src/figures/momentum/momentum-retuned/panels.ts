/** The curves of all β over a rate, counted one way or the other. */
import * as plot from '../../../lib/plot/plot.ts';
import { equation } from '../../../lib/text/numbers.ts';
import { atOldAlpha, type Curve, type Tried } from './curve.ts';

/** Above it nothing is learnt. */
const highestShown = 10;

type Rate = 'alpha' | 'effective';

/** Side by side: over α each curve is named where it begins; over α/(1 − β), where they begin together, at their ends. */
export const lossPanels = (curves: readonly Curve[]): plot.Drawing =>
  plot.row(
    [
      lossPanel(curves, 'alpha', 'learning rate α'),
      lossPanel(curves, 'effective', 'effective rate α/(1 − β)'),
    ],
    // The right one has room for names beside it.
    [0.49, 0.51],
  );

function lossPanel(curves: readonly Curve[], rate: Rate, label: string): plot.Panel {
  const rates = curves.flatMap(({ tried }) => tried.map((one) => one[rate]));
  const losses = curves.flatMap(({ tried }) =>
    tried.flatMap((one) => one.losses.flatMap((loss) => loss ?? [])),
  );
  const old = rate === 'alpha' ? atOldAlpha(curves) : null;
  return plot.panel({
    name: rate,
    x: { label, scale: 'log', domain: [Math.min(...rates), Math.max(...rates)] },
    y: {
      label: 'held-out loss (log scale)',
      scale: 'log',
      domain: plot.roundedLog(losses.map((loss) => Math.min(loss, highestShown))),
      grid: true,
    },
    linesHigh: 12.5,
    marks: [curves.map((curve, i) => curveMarks(curve, i, rate)), old && oldAlphaMarks(old)],
  });
}

/** A curve, the median of its starts, in the band that they reach, and the dot at its best. */
function curveMarks({ beta, tried, best }: Curve, index: number, rate: Rate): plot.Marks {
  const color = `var(--series-${index + 1})`;
  const points = pointsOf(tried, rate, ({ loss }) => loss);
  return [
    plot.spread({ color, reaches: reachesOf(tried, rate) }),
    plot.line({
      name: equation('β', beta),
      label: String(beta),
      isNamed: rate === 'effective',
      points,
      color,
    }),
    rate === 'alpha' &&
      points[0] !== undefined &&
      plot.words({
        at: points[0],
        text: String(beta),
        side: 'above',
        color,
        isBold: true,
      }),
    best &&
      plot.dots({
        points: pointsOf([best], rate, ({ loss }) => loss),
        color,
        size: 'middle',
        outline: 'paper',
      }),
  ];
}

const pointsOf = (tried: readonly Tried[], rate: Rate, lossOf: (one: Tried) => number | null): plot.Point[] =>
  tried.flatMap((one): plot.Point[] => {
    const loss = lossOf(one);
    return loss === null ? [] : [[one[rate], loss]];
  });

/** Where no start has diverged. */
const reachesOf = (tried: readonly Tried[], rate: Rate): plot.Reach[] =>
  tried.flatMap((one) => (one.reach ? [{ x: one[rate], ...one.reach }] : []));

/** What becomes of β = 0.9 where α stays as it was best without momentum. A run that diverged has left at the top. */
function oldAlphaMarks({ alpha, loss }: Tried): plot.Marks {
  const at: plot.Point = [alpha, Math.min(loss ?? highestShown, highestShown)];
  return [
    plot.ring({ className: 'old', points: [at], color: 'var(--series-3)' }),
    plot.words({ at, text: '0.9 at the old α', side: 'above', clear: 'ring', color: 'var(--series-3)' }),
  ];
}
