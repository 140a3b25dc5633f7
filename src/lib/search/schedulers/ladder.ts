/** Rungs: how far trials are trained before they are compared. */
import { counted } from '../../text/words.ts';
import { checkWhole } from './values.ts';

export interface Ladder {
  /** R: parts of a whole trial. */
  parts: number;
  /** η: of so many trials on a rung one goes on, to so many times the parts. Default 3. */
  factor?: number;
}

export const defaultFactor = 3;

/** A ladder that begins at a rung of its own. */
export interface LadderFrom extends Ladder {
  /** r: parts up to the first rung. */
  first: number;
}

/** Throws a `RangeError` where a budget is too small for its factor. */
export function checkLadder({ parts, factor = defaultFactor }: Ladder): void {
  checkWhole('parts', parts, 1);
  checkWhole('factor', factor, 2);
  if (parts < factor)
    throw new RangeError(
      `parts: ${counted(parts, 'part')} are too few for a factor of ${factor}, at least as many: no trial could be stopped before its end.`,
    );
}

/**
 * The parts at which trials are compared, and at the end the whole: r, rη, rη², … as long as they leave a factor of η or
 * more to the whole.
 */
export function rungsOf({ parts, first, factor = defaultFactor }: LadderFrom): number[] {
  checkLadder({ parts, factor });
  checkWhole('first', first, 1);
  if (first > parts)
    throw new RangeError(`first: a rung at ${first} is above the budget of a trial, ${parts} parts.`);
  if (first * factor > parts)
    throw new RangeError(
      `first: a rung at ${first} is too near the whole, ${parts} parts: with a factor of ${factor} at most ${Math.floor(parts / factor)}.`,
    );
  const rungs: number[] = [];
  for (let rung = first; rung * factor <= parts; rung *= factor) rungs.push(rung);
  return [...rungs, parts];
}

/** The next of the rungs above a part. */
export const rungAbove = (rungs: readonly number[], at: number): number => rungs.find((rung) => rung > at)!;

/** `factor` to a whole power, exactly. */
export const powerOf = (factor: number, power: number): number =>
  Array.from({ length: power }, () => factor).reduce((product, one) => product * one, 1);
