/** What the program reads off a range test: the optimal range, and where the loss begins to diverge. */
import type { LossAtRate } from '../../../lib/study/range-test.ts';

/** The optimal range: from where the loss has fallen by this share of its whole fall to where that share is left to fall. */
export const edge = 0.1;
/** Divergence begins where the loss has climbed back by this share of its fall. */
export const climb = 0.25;
/** A test whose loss never falls below this multiple of its start is not read. */
const readable = 0.5;

export interface Reading {
  start: number;
  lowest: number;
  /** The rate at which the loss is lowest. */
  lowestAt: number;
  /** Ends of the optimal range. */
  from: number;
  to: number;
  /** Where the loss begins to diverge; null if it has not when the test ends. */
  diverges: number | null;
}

/** Of the smoothed curve. Null if the loss does not fall far enough. */
export function read(smooth: readonly LossAtRate[]): Reading | null {
  const start = smooth[0]?.loss ?? NaN;
  const lowest = Math.min(...smooth.map(({ loss }) => loss));
  const fall = start - lowest;
  if (!(lowest < readable * start)) return null;
  const bottom = smooth.findIndex(({ loss }) => loss === lowest);
  return {
    start,
    lowest,
    lowestAt: smooth[bottom]!.rate,
    from: smooth.find(({ loss }) => loss <= start - edge * fall)!.rate,
    to: smooth.find(({ loss }) => loss <= lowest + edge * fall)!.rate,
    diverges: smooth.slice(bottom).find(({ loss }) => loss >= lowest + climb * fall)?.rate ?? null,
  };
}
