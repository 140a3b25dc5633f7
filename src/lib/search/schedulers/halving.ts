import type { SchedulerMaker } from '../scheduler.ts';
import { bracketsInTurn } from './brackets-in-turn.ts';
import { defaultFactor, powerOf, rungsOf, type LadderFrom } from './ladder.ts';
import { checkWhole } from './values.ts';

export interface HalvingSpec extends LadderFrom {
  kind: 'halving';
  /** n: trials on the first rung. */
  trials: number;
}

/**
 * Successive halving, synchronous: n trials are trained to the first rung, and when the last of them has come there, the
 * best ⌊n/η⌋ go on to the next. They go on from where they are. With a budget for more trials there is a second bracket,
 * whose trials begin on workers that have nothing to go on with in the first.
 *
 * Source: Jamieson & Talwalkar 2016, "Non-stochastic best arm identification and hyperparameter optimization", with the
 * factor η of Li et al. 2018. Optuna's SuccessiveHalvingPruner is another algorithm, asynchronous halving without pauses.
 */
export const halvingScheduler: SchedulerMaker<HalvingSpec> = (spec) => {
  const rungs = rungsOf(spec);
  const factor = spec.factor ?? defaultFactor;
  checkWhole('trials', spec.trials, 1);
  const fewest = powerOf(factor, rungs.length - 1);
  if (spec.trials < fewest)
    throw new RangeError(
      `trials: ${spec.trials} are too few for rungs at ${rungs.join(', ')} parts with a factor of ${factor}: at least ${fewest}, of which one is left.`,
    );
  return bracketsInTurn(spec.parts, [{ trials: spec.trials, rungs }], factor);
};
