/** Numbers as sentences and labels have them. */
import { superscript } from '../../../lib/charts/axis.ts';

/** Two significant digits or as many as given: 0.071, 12, 7.3 · 10⁻⁴. */
export function short(value: number, digits = 2): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 0.001 && size < 10_000))
    return String(Number(value.toPrecision(digits))).replace('-', '−');
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
  return `${mantissa.replace('-', '−')}\u00a0·\u00a010${superscript(Number(exponent))}`;
}
