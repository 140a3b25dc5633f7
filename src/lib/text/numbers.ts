/**
 * Numbers as people read them. Which function for what:
 *
 *   a result: a loss, a distance, a ratio        significant(0.0712)     0.071
 *   results below one another, to the same place  decimal(0.5, 2)         0.50
 *   a count of steps, runs, parameters            whole(12800)            12,800
 *   a setting or a tick, with all its digits      plain(-0.5)             −0.5
 *   a setting with its symbol                     equation('α', 0.3)      α = 0.3
 *   a share                                       percent(0.126)          13 %
 *   a ratio, in a sentence                        times(1.62)             1.6 times
 *   a number before any other unit                withUnit('12', 'ms')    12 ms
 *   a cell of a table                             tabulated(0.0123456)    0.012346
 *   a number to compute with, not to read         rounded(0.0712)         0.071
 *
 * Ticks at powers of ten are in powers.ts; counts with their noun, lists and capitals in words.ts.
 *
 * Everywhere the minus is a minus (−); before a sign or a unit stands a no-break space; what is not known (null,
 * undefined, not a number) is a dash.
 */
import { superscript } from './powers.ts';

/** Keeps a number and its unit on one line. */
export const noBreakSpace = '\u00a0';
/** Stands where a number is not known. */
export const notKnown = '–';

export type Readable = number | null | undefined;

/** Rounded to so many significant digits, still a number: 0.0712 is 0.071. */
export const rounded = (value: number, digits = 2): number => Number(value.toPrecision(digits));

/** From `leastPlain` to `mostPlain` a number is written plainly, beyond with a power of ten. */
const leastPlain = 1e-4;
const mostPlain = 1e4;

/** So many significant digits, without zeros at the end: 0.071, 0.1, 1,500, 7.3 × 10⁻⁵. */
export function significant(value: Readable, digits = 2): string {
  return readable(value, (number) => {
    const near = rounded(number, digits);
    const size = Math.abs(near);
    return near === 0 || (size >= leastPlain && size <= mostPlain) ? grouped(String(near)) : withPower(near);
  });
}

/** So many decimals, zeros at the end too: 0.50, 12.30. */
export const decimal = (value: Readable, decimals: number): string =>
  readable(value, (number) => withoutNegativeZero(grouped(number.toFixed(decimals))));

/** To the nearest whole number, however large: 12,800. */
export const whole = (value: Readable): string => decimal(value, 0);

/** All its digits, as it was set: −0.5, 1024, 0.0001. */
export const plain = (value: Readable): string =>
  readable(value, (number) => (String(number).includes('e') ? withPower(number) : String(number)));

/** α = 0.3, which does not break. */
export const equation = (symbol: string, value: number | string): string =>
  [symbol, '=', typeof value === 'number' ? plain(value) : value].join(noBreakSpace);

/** A share in hundredths: 13 %, with one decimal 12.6 %. */
export const percent = (share: Readable, decimals = 0): string =>
  withUnit(decimal(typeof share === 'number' ? 100 * share : share, decimals), '%');

/** 1.6 times. */
export const times = (ratio: Readable, digits = 2): string => `${significant(ratio, digits)} times`;

/** 12 ms. */
export const withUnit = (number: string, unit: string): string => `${number}${noBreakSpace}${unit}`;

const digitsInTables = 5;

/** A cell of a table: words as they are, numbers to five digits: 0.012346. */
export const tabulated = (cell: string | Readable): string =>
  typeof cell === 'string' ? cell : plain(typeof cell === 'number' ? rounded(cell, digitsInTables) : cell);

/** Digits that a program wrote, with a minus for its hyphen. */
export const withMinus = (digits: string): string => digits.replace('-', '−');

function readable(value: Readable, write: (number: number) => string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return notKnown;
  return withMinus(Number.isFinite(value) ? write(value) : String(value).replace('Infinity', '∞'));
}

/** 7.3 × 10⁻⁵ */
function withPower(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return [mantissa, '×', `10${superscript(Number(exponent))}`].join(noBreakSpace);
}

/** Commas between the thousands of the whole part. */
function grouped(digits: string): string {
  const [whole, ...fraction] = digits.split('.') as [string, ...string[]];
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** What rounds to zero has no sign. */
const withoutNegativeZero = (digits: string) => (/[1-9]/.test(digits) ? digits : digits.replace('-', ''));
