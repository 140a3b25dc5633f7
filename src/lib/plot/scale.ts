/**
 * From values to pixels and back. D3's scales do the same; with the colours, dates and formats that they can do besides,
 * every reader would load seven kilobytes more.
 */
import { ticks } from 'd3';

type Pair = readonly [number, number];

export interface NumericScale {
  (value: number): number;
  /** The value at a pixel. */
  invert(pixel: number): number;
  readonly domain: Pair;
  readonly range: Pair;
}

/** Equal steps of the value are equal steps on the axis. */
export const linearScale = (domain: Pair, range: Pair): NumericScale =>
  scaleThrough(
    (value) => value,
    (value) => value,
    domain,
    range,
  );

/** Equal ratios of values, all above 0, are equal steps on the axis. */
export const logScale = (domain: Pair, range: Pair): NumericScale =>
  scaleThrough(Math.log, Math.exp, domain, range);

function scaleThrough(
  bend: (value: number) => number,
  straighten: (bent: number) => number,
  domain: Pair,
  range: Pair,
): NumericScale {
  const bent: Pair = [bend(domain[0]), bend(domain[1])];
  const place = (value: number) => between(range, shareIn(bent, bend(value)));
  const invert = (pixel: number) => straighten(between(bent, shareIn(range, pixel)));
  return Object.assign(place, { invert, domain, range });
}

/** Of a domain that is one value, the middle. */
const shareIn = ([from, to]: Pair, value: number) => (from === to ? 0.5 : (value - from) / (to - from));

const between = ([from, to]: Pair, share: number) => from * (1 - share) + to * share;

/** About so many round values in a linear domain, and how many decimals tell them apart. */
export function roundValues([from, to]: Pair, about: number): { values: number[]; decimals: number } {
  const values = ticks(from, to, about);
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 1;
  // Of a step that is 1, 2 or 5 of its decade; the exponent of 0.30000000000000004 − 0.2 is −1 too.
  const exponent = Math.floor(Math.log10(step * 1.001));
  return { values, decimals: Math.max(0, -exponent) };
}
