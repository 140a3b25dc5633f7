/** Powers of ten, as ticks of logarithmic axes have them. */

/** Powers of ten up to this exponent, either way, are written out. */
const mostWrittenOut = 3;

/** A tick at a power of ten: 0.01, 0.1, 1, 10; beyond a thousandth or a thousand 10⁻⁴, 10⁵. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return Math.abs(exponent) <= mostWrittenOut
    ? String(Number(value.toPrecision(3)))
    : `10${superscript(exponent)}`;
}

/** A whole number as an exponent: −4 as ⁻⁴. */
export const superscript = (whole: number): string =>
  [...String(whole)].map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])).join('');
