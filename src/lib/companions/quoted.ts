/** A result as a text quotes it. */
import { notKnown, significant, times, whole, withUnit } from '../text/numbers.ts';

export interface Style {
  /** Significant digits of what is no whole number. */
  digits: number;
  as: 'number' | 'percent' | 'times';
}

export const styles = ['number', 'percent', 'times'] as const;

/** 1,500 · 0.045 · 12 % · 1.6 times · 3.1 × 10⁻⁵. What is not known is a dash. */
export function quoted(value: number | string | null | undefined, { digits, as }: Style): string {
  if (value === null || value === undefined) return notKnown;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return 'beyond all bounds';
  if (as === 'percent') return withUnit(wholeOrSignificant(100 * value, digits), '%');
  return as === 'times' ? times(value, digits) : wholeOrSignificant(value, digits);
}

const wholeOrSignificant = (value: number, digits: number) =>
  Number.isInteger(value) ? whole(value) : significant(value, digits);
