/** Brackets one after the other, as often as the budget allows. */
import type { Scheduler } from '../scheduler.ts';
import { openBracket, type Bracket } from './bracket.ts';

export interface BracketPlan {
  /** On its first rung. */
  trials: number;
  /** In parts, the whole included. */
  rungs: readonly number[];
}

/**
 * A free worker goes on with what the oldest bracket has promoted; where that is nothing, a new trial begins, in the newest
 * bracket or the next. Brackets know nothing of each other: what is promoted in one does not depend on the clock.
 */
export function bracketsInTurn(parts: number, plans: readonly BracketPlan[], factor: number): Scheduler {
  const brackets: Bracket[] = [];
  const bracketOf = new Map<number, Bracket>();
  function bracketWithRoom(): Bracket {
    const newest = brackets.at(-1);
    if (newest?.hasRoom()) return newest;
    const { trials, rungs } = plans[brackets.length % plans.length]!;
    const next = openBracket(trials, rungs, factor);
    brackets.push(next);
    return next;
  }
  return {
    parts,
    admit(trial) {
      const bracket = bracketWithRoom();
      bracket.admit(trial);
      bracketOf.set(trial, bracket);
    },
    until: (trial, at) => (bracketOf.get(trial) ?? bracketWithRoom()).until(at),
    report: (standing) => bracketOf.get(standing.trial)!.report(standing),
    resume() {
      for (const bracket of brackets) {
        const trial = bracket.resume();
        if (trial !== null) return { trial };
      }
      return null;
    },
    dropped: () => brackets.flatMap((bracket) => bracket.dropped()),
    settle: () => brackets.forEach((bracket) => bracket.settle()),
  };
}
