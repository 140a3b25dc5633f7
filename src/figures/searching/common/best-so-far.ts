/** The best of a search so far, and the same over many searches: numbers, and the panel that every figure of this part has. */
import { quantile } from '../../../lib/math/quantile.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { plain } from '../../../lib/text/numbers.ts';

/** `[trials]`: the lowest of the losses up to each; infinite before the first that is known. Null is a trial without one. */
export function bestSoFar(losses: readonly (number | null)[]): number[] {
  let lowest = Infinity;
  return losses.map((loss) => (lowest = Math.min(lowest, loss ?? Infinity)));
}

/** What many searches have reached with so many trials. */
export interface Reached {
  trials: number;
  /** The bounds between which nine of ten searches are, and the one in the middle. */
  low: number;
  middle: number;
  high: number;
}

const bounds = { low: 0.05, high: 0.95 };

/** `[trials]`, of searches `[searches][trials]` that have the same number of trials: their best so far. */
export const reachedBy = (searches: readonly (readonly number[])[]): Reached[] =>
  (searches[0] ?? []).map((_, i) => {
    const losses = searches.map((search) => search[i]!);
    return {
      trials: i + 1,
      low: quantile(losses, bounds.low),
      middle: quantile(losses, 1 / 2),
      high: quantile(losses, bounds.high),
    };
  });

/** The searches of one searcher, as the panel draws them. */
export interface Reaching {
  /** Unique in the panel; stands at the end of its line. */
  name: string;
  note?: string;
  color: string;
  /** Of the same searcher with more to spend, say. */
  isDashed?: boolean;
  reached: readonly Reached[];
}

/** The median of the best so far over the trials, and the band of nine searches of ten around it, for each searcher. */
export const bestSoFarPanel = ({
  name = 'best-so-far',
  all,
  loss,
  trials,
  counted = 'trials',
  isLog = false,
  ticks,
  head,
}: {
  name?: string;
  all: readonly Reaching[];
  /** Of the vertical axis: the same domain for every seed. */
  loss: plot.Quantity;
  /** The axis ends at so many. */
  trials: number;
  /** What of them is counted, where it is not how many there were. */
  counted?: string;
  /** Trials on a log axis, where there are hundreds. */
  isLog?: boolean;
  ticks?: readonly number[];
  head?: plot.Panel['head'];
}): plot.Panel =>
  plot.panel({
    name,
    x: {
      label: isLog ? `${counted} (log scale)` : counted,
      scale: isLog ? 'log' : 'linear',
      domain: [1, trials],
      format: plain,
      ...(ticks && { ticks }),
    },
    y: loss,
    ...(head && { head }),
    marks: all.map(({ name: searcher, note, color, isDashed, reached }) => [
      plot.spread({
        className: searcher,
        color,
        reaches: reached.map(({ trials: x, low, high }) => ({ x, low, high })),
      }),
      plot.line({
        name: searcher,
        color,
        ...(note !== undefined && { note }),
        ...(isDashed !== undefined && { isDashed }),
        points: reached.map(({ trials: x, middle }): plot.Point => [x, middle]),
      }),
    ]),
  });
