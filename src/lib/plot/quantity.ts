/** A quantity on an axis: its name, its scale, its domain, and where its ticks stand. */
import { log, pow } from '../math/elementary.ts';
import { decimal, plain } from '../text/numbers.ts';
import { powerOfTen } from '../text/powers.ts';
import { brokenLines } from './type.ts';
import { linearScale, logScale, roundValues, type NumericScale } from './scale.ts';

export interface Quantity {
  /** With its symbol and unit. Stands below a horizontal axis, above a vertical one. */
  label?: string;
  /** A vertical axis's label stands beside it, turned, instead of above. */
  isLabelTurned?: boolean;
  /** Default: linear. */
  scale?: 'linear' | 'log';
  /** From the left to the right, from the bottom to the top. What lies outside is cut off. */
  domain: readonly [number, number];
  /** Where numbered ticks stand. Default: about five round values, or the powers of ten. */
  ticks?: readonly number[];
  format?: (value: number) => string;
  /** What stands at 0, 1, 2 … where the axis counts things that are no numbers; at `ticks` only, if there are any. */
  names?: readonly string[];
  /** Below a panel, names of several words are broken into lines, so that they stand beside each other on phones. */
  breaksNames?: boolean;
  /** Rules across the panel at the ticks. */
  grid?: boolean;
  /**
   * What is drawn of the axis: all of it; numbers or names without a rule and ticks; a rule alone, for numbers and label
   * stand at the axis of a panel below; nothing. Default: all of it.
   */
  axis?: 'full' | 'bare' | 'rule' | 'none';
}

export interface Ticks {
  ticks: readonly number[];
  /** Without a number, between the others. */
  minorTicks: readonly number[];
  format: (value: number) => string;
}

/** Its label without remarks about its axis: "loss J (log scale)" is "loss J". */
export const nameOf = ({ label = '' }: Quantity): string => label.replace(/ \(log (scale|axis)\)$/, '');

const charactersOfName = 10;

/** The words at a tick below a panel, line by line. */
export const linesAt = ({ breaksNames = false }: Quantity, words: string): string[] =>
  breaksNames ? brokenLines(words, charactersOfName) : [words];

/** How many lines more than one the words at its ticks need. */
export const furtherLines = (quantity: Quantity): number =>
  Math.max(0, ...(quantity.names ?? []).map((name) => linesAt(quantity, name).length - 1));

/** Onto an axis from one pixel to another. */
export const scaleOf = ({ scale, domain }: Quantity, range: readonly [number, number]): NumericScale =>
  scale === 'log' ? logScale(domain, range) : linearScale(domain, range);

/** So low, as a share of a log axis's lower end, that it lies outside of every panel. */
const farBelow = 1e-3;

/** The value, or the nearest that the axis can show: a log axis has no place for 0. */
export const shown = ({ scale, domain }: Quantity, value: number): number =>
  scale === 'log' && value <= 0 ? Math.min(...domain) * farBelow : value;

/** The value at a share of an axis. */
export const valueAt = ({ domain: [low, high], scale }: Quantity, share: number): number =>
  scale === 'log' ? low * pow(high / low, share) : low + (high - low) * share;

/** Where a value stands on its axis, 0 … 1 within the domain. */
export function shareOf({ domain: [low, high], scale }: Quantity, value: number): number {
  if (scale === 'log') return value <= 0 ? 0 : log(value / low) / log(high / low);
  return (value - low) / (high - low);
}

/** More powers of ten than this are not all numbered. */
const mostPowers = 6;
/** About so many round values stand on a linear axis. */
const ticksAsked = 5;

export function ticksOf(quantity: Quantity): Ticks {
  const { scale, names, ticks, format } = quantity;
  const [low, high] = ascending(quantity);
  if (names) return { ticks: ticks ?? names.map((_, i) => i), minorTicks: [], format: (i) => names[i]! };
  if (scale === 'log') {
    const { powers, multiples } = logTicks([low, high]);
    if (ticks) return { ticks, minorTicks: [], format: format ?? powerOfTen };
    if (powers.length < 2)
      return { ticks: roundTicks([low, high]), minorTicks: multiples, format: format ?? plain };
    const every = Math.ceil(powers.length / mostPowers);
    const numbered = powers.filter((_, i) => i % every === 0);
    return { ticks: numbered, minorTicks: every > 1 ? powers : multiples, format: format ?? powerOfTen };
  }
  if (ticks) return { ticks, minorTicks: [], format: format ?? plain };
  const { values, decimals } = roundValues(quantity.domain, ticksAsked);
  return { ticks: values, minorTicks: [], format: format ?? ((value) => decimal(value, decimals)) };
}

const ascending = ({ domain: [a, b] }: Quantity): [number, number] => (a < b ? [a, b] : [b, a]);

/** Rounding that must not cost a tick, or another step of an axis's end: as shares. */
const tickSlack = 1e-4;
const endSlack = 1e-6;

/** The powers of ten within a range above 0, and the multiples 2 … 9 of each. */
function logTicks([low, high]: readonly [number, number]): { powers: number[]; multiples: number[] } {
  const exponents = decades([low, high]);
  const within = (tick: number) => tick >= low * (1 - tickSlack) && tick <= high * (1 + tickSlack);
  return {
    powers: exponents.map(powerOf).filter(within),
    multiples: exponents
      .flatMap((exponent) => [2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${exponent}`)))
      .filter(within),
  };
}

/** 1, 2 and 5 of each decade: for log axes too short to hold two powers of ten. */
function roundTicks([low, high]: readonly [number, number]): number[] {
  return decades([low, high])
    .flatMap((exponent) => [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)))
    .filter((tick) => tick >= low && tick <= high);
}

const powerOf = (exponent: number) => Number(`1e${exponent}`);

/** The powers of ten from the last at or below `low` to the first at or above `high`. */
export function powersAround([low, high]: readonly [number, number]): number[] {
  // One more on either side: a logarithm may be rounded to the wrong side of a whole number.
  const powers = decades([low / 10, high * 10]).map(powerOf);
  return powers.slice(
    powers.findLastIndex((power) => power <= low),
    powers.findIndex((power) => power >= high) + 1,
  );
}

function decades([low, high]: readonly [number, number]): number[] {
  const from = Math.floor(Math.log10(low));
  return Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, i) => from + i);
}

/**
 * A log axis around values: from the nearest 1, 2 or 5 of a decade at or below them to the nearest at or above, so that
 * it moves little when they do. Those that have no place on it, 0 and what is infinite, do not count.
 */
export function roundedLog(values: readonly number[]): [number, number] {
  const shown = values.filter((value) => value > 0 && Number.isFinite(value));
  if (shown.length === 0) return [0.1, 1];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const digits = (value: number, round: (candidates: number[]) => number) => {
    const exponent = Math.floor(Math.log10(value));
    return round([1, 2, 5, 10].map((digit) => Number(`${digit}e${exponent}`)));
  };
  const below = digits(low, (all) => all.findLast((one) => one <= low * (1 + endSlack)) ?? all[0]!);
  const above = digits(high, (all) => all.find((one) => one >= high * (1 - endSlack)) ?? all.at(-1)!);
  return below < above ? [below, above] : [below / 2, above * 2];
}
