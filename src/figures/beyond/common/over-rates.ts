/** What training comes to over the learning rate, for several things that are each tuned: lines, and a ring at the best of each. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { ratioOf } from '../../../lib/math/known.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { decimal, significant } from '../../../lib/text/numbers.ts';

export interface Tried {
  rate: number;
  /** Null where it is not known, or the run diverged. */
  loss: number | null;
}

export interface Entrant {
  name: string;
  color: string;
  /** `[rates]`, ascending. */
  tried: readonly Tried[];
}

/** The rate of the lowest loss; null while none is known. */
export const bestOf = (tried: readonly Tried[]): Tried | null => lowestBy(tried, ({ loss }) => loss);

/** The lowest loss of one over that of another; null where one is not known. */
export const bestOver = (one: readonly Tried[], other: readonly Tried[]): number | null =>
  ratioOf(bestOf(one)?.loss ?? null, bestOf(other)?.loss ?? null);

export const overRatesPanel = ({
  entrants,
  x,
  y,
  behind = [],
}: {
  entrants: readonly Entrant[];
  x: Pick<plot.Quantity, 'domain' | 'ticks'>;
  y: plot.Quantity;
  /** What lies below the lines. */
  behind?: plot.Marks;
}): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: { label: 'learning rate α (log scale)', scale: 'log', ...x },
    y,
    marks: [
      behind,
      ...entrants.map(({ name, color, tried }) => [
        plot.line({ name, color, points: pointsOf(tried) }),
        plot.dots({ className: name, color, points: pointsOf(tried) }),
        plot.ring({
          className: `best ${name}`,
          color,
          points: pointsOf([bestOf(tried)].flatMap((best) => best ?? [])),
        }),
      ]),
    ],
  });

const pointsOf = (tried: readonly Tried[]): plot.Point[] =>
  tried.flatMap(({ rate, loss }): plot.Point[] => (loss === null ? [] : [[rate, loss]]));

/** "0.387 (α = 0.032)" */
export function toldBest(tried: readonly Tried[]): string {
  const best = bestOf(tried);
  return best ? `${decimal(best.loss, 3)} (α = ${significant(best.rate)})` : 'not known yet';
}
