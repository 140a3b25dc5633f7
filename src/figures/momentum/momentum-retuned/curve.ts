/** What each β comes to over the rates, where it is best, and how far the best lie apart. */
import { mean } from '../../../lib/math/averages.ts';
import { log } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { Repeated } from '../../../lib/study/grid.ts';
import { finalOf, medianOf } from '../../../lib/study/outcomes.ts';
import { betas, stepsToTenfold, type settingsOf } from './problems.ts';

/** What one β comes to at a rate. */
export interface Tried {
  beta: number;
  alpha: number;
  /** α/(1 − β) */
  effective: number;
  /** `[starts]`: final held-out loss; null of a run that diverged or has not ended. */
  losses: (number | null)[];
  /** The lowest and the highest of them; null where one of them is not known. */
  reach: { low: number; high: number } | null;
  /** Medians over the starts; null where one of them is not known. */
  loss: number | null;
  trainingLoss: number | null;
}

export interface Curve {
  beta: number;
  tried: Tried[];
  /** Where the curve, smoothed over three neighbours, is lowest. */
  best: Tried | null;
}

export function curvesFrom(results: readonly Repeated<ReturnType<typeof settingsOf>[number]>[]): Curve[] {
  const all = results.map(({ setting, runs }): Tried => {
    const losses = runs.map((run) => finalOf(run, 'validationLoss'));
    return {
      ...setting,
      losses,
      reach: reachOf(losses),
      loss: medianOf(losses),
      trainingLoss: medianOf(runs.map((run) => finalOf(run, 'trainingLoss'))),
    };
  });
  return betas.map((wanted) => {
    const tried = all.filter(({ beta }) => beta === wanted);
    return { beta: wanted, tried, best: bestOf(tried) };
  });
}

function reachOf(losses: readonly (number | null)[]): Tried['reach'] {
  const known = losses.flatMap((loss) => loss ?? []);
  return known.length < losses.length ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/** One unlucky run should not decide: each loss counts with those of its neighbours, as logarithms. */
function bestOf(tried: readonly Tried[]): Tried | null {
  const smoothed = (i: number) => {
    const near = tried.slice(Math.max(0, i - 1), i + 2).flatMap(({ loss }) => loss ?? []);
    return tried[i]!.loss === null ? null : mean(near.map(log));
  };
  return lowestBy(tried, (one) => smoothed(tried.indexOf(one)));
}

export const bestAt = (curves: readonly Curve[], wanted: number): Tried | null =>
  curves.find(({ beta }) => beta === wanted)!.best;

/** β = 0.9 at the α that was best without momentum: ten times its effective rate. Null where that was not tried. */
export function atOldAlpha(curves: readonly Curve[]): Tried | null {
  const [plain, usual] = [curves[0]!, curves.find(({ beta }) => beta === 0.9)!];
  return plain.best && (usual.tried[plain.tried.indexOf(plain.best) + stepsToTenfold] ?? null);
}

export interface Spreads {
  /** The best α at β = 0 over that at the largest β. */
  alphas: number;
  /** The largest over the smallest best effective rate. */
  effective: number;
  /** The largest over the smallest loss at a best rate. */
  losses: number;
}

/** How far the best of the curves lie apart; null until all have one. */
export function spreadsOf(curves: readonly Curve[]): Spreads | null {
  const best = curves.flatMap((curve) => curve.best ?? []);
  if (best.length < curves.length) return null;
  return {
    alphas: best[0]!.alpha / best.at(-1)!.alpha,
    effective: apart(best.map(({ effective }) => effective)),
    losses: apart(best.map(({ loss }) => loss!)),
  };
}

/** The largest over the smallest loss at the lowest effective rate; null until all are known. */
export function spreadAtLowest(curves: readonly Curve[]): number | null {
  const losses = curves.flatMap(({ tried }) => tried[0]?.loss ?? []);
  return losses.length < curves.length ? null : apart(losses);
}

const apart = (values: readonly number[]) => Math.max(...values) / Math.min(...values);

/** The β whose best rate is the largest tried: a larger one may be better still. */
export const bestAtLargest = (curves: readonly Curve[]): string[] =>
  curves.filter(({ best, tried }) => best !== null && best === tried.at(-1)).map(({ beta }) => String(beta));
