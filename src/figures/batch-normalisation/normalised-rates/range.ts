/** Between which learning rates a network trains. */
import { log, pow } from '../../../lib/math/elementary.ts';
import type { Tried } from '../../beyond/common/over-rates.ts';

export interface Range {
  lowest: number;
  highest: number;
}

/**
 * From the lowest to the highest rate that ends below the limit, each carried on to where the line to its neighbour crosses
 * the limit, on logarithmic axes. Null if no rate does, or a loss is not known yet.
 */
export function rangeBelow(limit: number, tried: readonly Tried[]): Range | null {
  if (tried.some(({ loss }) => loss === null)) return null;
  const isBelow = ({ loss }: Tried) => loss! < limit;
  const [first, last] = [tried.findIndex(isBelow), tried.findLastIndex(isBelow)];
  if (first < 0) return null;
  const edge = (inside: number, outside: number) =>
    tried[outside] ? crossing(limit, tried[inside]!, tried[outside]) : tried[inside]!.rate;
  return { lowest: edge(first, first - 1), highest: edge(last, last + 1) };
}

function crossing(limit: number, inside: Tried, outside: Tried): number {
  const share = log(limit / inside.loss!) / log(outside.loss! / inside.loss!);
  return inside.rate * pow(outside.rate / inside.rate, share);
}

/** How many times as high its end is as its beginning; 1 where there is none. */
export const widthOf = (range: Range | null): number => (range ? range.highest / range.lowest : 1);
