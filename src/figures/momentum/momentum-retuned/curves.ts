/** The loss over the learning rate for each β: where it is lowest, and how far those places lie apart. */
import { mean } from '../../../lib/math/averages.ts';
import { log } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { geometric } from '../../../lib/math/ranges.ts';

export const betas = [0, 0.5, 0.8, 0.9, 0.95];
/** Effective rates α/(1 − β) that every β is tried at, each twice the one before. */
export const effectiveRates = geometric(0.08, 2, 9);

export interface Curve {
  beta: number;
  /** `[effective rates]`: geometric mean of the final training loss over the repetitions; null where a run has none. */
  losses: (number | null)[];
  /** Index of the best rate: the lowest of the curve smoothed over three neighbours. */
  best: number | null;
}

export type RateOf = (beta: number, index: number) => number;
export const effectiveOf: RateOf = (_, index) => effectiveRates[index]!;
export const alphaOf: RateOf = (beta, index) => effectiveRates[index]! * (1 - beta);

export const curveOf = (beta: number, losses: Curve['losses']): Curve => ({
  beta,
  losses,
  best: bestIndex(losses),
});

/** One unlucky run should not decide: each loss counts with those of its neighbours, as logarithms. */
function bestIndex(losses: readonly (number | null)[]): number | null {
  const smoothed = (i: number) => {
    const near = losses.slice(Math.max(0, i - 1), i + 2).filter((value) => value !== null);
    return losses[i] === null ? null : mean(near.map(log));
  };
  return lowestBy(losses.keys(), smoothed);
}

/** How far the best α of the curves lie apart (first over last), and how far their best effective rates (largest over smallest). */
export function spreads(curves: readonly Curve[]): { plain: number; effective: number } | null {
  const known = curves.filter((curve): curve is Curve & { best: number } => curve.best !== null);
  if (known.length < betas.length) return null;
  const effective = known.map(({ best }) => effectiveRates[best]!);
  const plain = known.map(({ beta, best }) => alphaOf(beta, best));
  return { plain: plain[0]! / plain.at(-1)!, effective: Math.max(...effective) / Math.min(...effective) };
}

/** The β whose best rate is the largest tried: a larger one may be better still. */
export const bestAtLargest = (curves: readonly Curve[]): string[] =>
  curves.filter(({ best }) => best === effectiveRates.length - 1).map(({ beta }) => String(beta));

/** The best α of one β, and the loss there; null before they are known. */
export function bestOf(curves: readonly Curve[], wanted: number) {
  const { losses, best } = curves.find(({ beta }) => beta === wanted)!;
  return best === null ? { alpha: null, loss: null } : { alpha: alphaOf(wanted, best), loss: losses[best]! };
}
