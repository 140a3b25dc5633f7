import { square } from '../../math/elementary.ts';
import type { SchedulerMaker } from '../scheduler.ts';
import { bracketsInTurn } from './brackets-in-turn.ts';
import { checkLadder, defaultFactor, powerOf, type Ladder } from './ladder.ts';

export interface HyperbandSpec extends Ladder {
  kind: 'hyperband';
  /**
   * Where the number of trials of a bracket is rounded, with s_max + 1 brackets: `up` at the end, ⌈(s_max + 1)/(s + 1) · ηˢ⌉,
   * as in the paper's algorithm 1; `down` before the power is taken, ⌊(s_max + 1)/(s + 1)⌋ · ηˢ, as in its table 1. Default `up`.
   */
  rounding?: 'up' | 'down';
}

/** A rung of the table: so many trials are trained up to so many parts. */
export interface Rung {
  trials: number;
  at: number;
}

/**
 * Hyperband's brackets, known before anything runs, `[brackets][rungs]`: from the one that stops most trials soonest to the
 * one that stops none. R = 81, η = 3: brackets of 81, 34, 15, 8, 5 trials, or rounded down of 81, 27, 9, 6, 5.
 */
export function bracketTable({
  parts,
  factor = defaultFactor,
  rounding = 'up',
}: Omit<HyperbandSpec, 'kind'>): Rung[][] {
  checkLadder({ parts, factor });
  if (rounding !== 'up' && rounding !== 'down')
    throw new RangeError(`rounding must be up or down, not ${JSON.stringify(rounding)}.`);
  const most = highestPower(parts, factor);
  return Array.from({ length: most + 1 }, (_, i) => {
    const s = most - i;
    const power = powerOf(factor, s);
    const trials =
      rounding === 'up'
        ? Math.ceil(((most + 1) * power) / (s + 1))
        : Math.floor((most + 1) / (s + 1)) * power;
    return Array.from({ length: s + 1 }, (_, level) => ({
      trials: Math.floor(trials / powerOf(factor, level)),
      at: Math.floor(parts / powerOf(factor, s - level)),
    }));
  });
}

/** The highest power of the factor that is within R: logarithms round. */
function highestPower(parts: number, factor: number): number {
  let power = 0;
  while (powerOf(factor, power + 1) <= parts) power++;
  return power;
}

/** What a table costs, in whole trials. */
export interface Accounts {
  /** As the paper counts: R for each rung that there is in the longest bracket, in each bracket. */
  nominal: number;
  /** Every trial begins anew on every rung. */
  startingOver: number;
  /** Every trial goes on from where it is, as it does here. */
  continuing: number;
}

/** R = 81, η = 3: 25 R nominally; rounded up 23.5 R starting over and 19.5 R continuing. */
export function accountsOf(table: readonly (readonly Rung[])[]): Accounts {
  const parts = table[0]!.at(-1)!.at;
  const sumOver = (cost: (rung: Rung, before: number) => number) =>
    table
      .flatMap((rungs) => rungs.map((rung, level) => cost(rung, level === 0 ? 0 : rungs[level - 1]!.at)))
      .reduce((sum, part) => sum + part, 0) / parts;
  return {
    nominal: square(table.length),
    startingOver: sumOver(({ trials, at }) => trials * at),
    continuing: sumOver(({ trials, at }, before) => trials * (at - before)),
  };
}

/**
 * Hyperband: brackets of successive halving that begin at different rungs, in turn, for as long as the budget lasts. Nobody
 * has to say how early a trial can be judged.
 *
 * Source: Li, Jamieson, DeSalvo, Rostamizadeh & Talwalkar 2018, "Hyperband: a novel bandit-based approach to hyperparameter
 * optimization".
 */
export const hyperbandScheduler: SchedulerMaker<HyperbandSpec> = (spec) => {
  const plans = bracketTable(spec).map((rungs) => ({
    trials: rungs[0]!.trials,
    rungs: rungs.map(({ at }) => at),
  }));
  return bracketsInTurn(spec.parts, plans, spec.factor ?? defaultFactor);
};
