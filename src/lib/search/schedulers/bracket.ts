/** A bracket of synchronous halving: all trials of a rung are trained before the best go on. */
import { byLoss, type Standing, type Verdict } from '../scheduler.ts';
import { rungAbove } from './ladder.ts';

export interface Bracket {
  /** Whether it takes another trial. */
  hasRoom(): boolean;
  admit(trial: number): void;
  until(at: number): number;
  report(standing: Standing): Verdict;
  /** A trial that has been promoted and waits for a worker. */
  resume(): number | null;
  dropped(): number[];
  /** What has not come will not come: the rung is judged without it. */
  settle(): void;
}

/**
 * Of the m trials on a rung the best ⌊m/η⌋ go on to the next, and at least one: where a bracket has been filled these are
 * the numbers of its table, for which rounding twice is rounding once. Who has diverged never goes on. Who is whole, or has
 * stopped by itself, keeps its place among those who do.
 */
export function openBracket(capacity: number, rungs: readonly number[], factor: number): Bracket {
  let level = 0;
  let admitted = 0;
  /** Reports that the rung waits for. */
  let awaited = capacity;
  let standings: Standing[] = [];
  const promoted: number[] = [];
  let losers: number[] = [];
  const isLast = () => level === rungs.length - 1;

  function judge(): void {
    while (!isLast() && standings.length === awaited) {
      const ranked = [...standings].sort(byLoss);
      const places = Math.max(1, Math.floor(ranked.length / factor));
      const best = ranked.slice(0, places).filter(({ loss }) => loss !== null);
      losers.push(...ranked.filter((one) => !best.includes(one) && !one.isOver).map(({ trial }) => trial));
      promoted.push(...best.filter(({ isOver }) => !isOver).map(({ trial }) => trial));
      level++;
      awaited = best.length;
      standings = best.filter(({ isOver }) => isOver);
    }
  }

  return {
    hasRoom: () => admitted < capacity,
    admit: () => void admitted++,
    until: (at) => rungAbove(rungs, at),
    report(standing) {
      standings.push(standing);
      judge();
      return 'pause';
    },
    resume: () => promoted.shift() ?? null,
    dropped() {
      const named = losers;
      losers = [];
      return named;
    },
    settle() {
      if (isLast()) return;
      admitted = capacity;
      awaited = standings.length;
      judge();
    },
  };
}
