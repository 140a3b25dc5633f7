/** A result as a text quotes it. */

export interface Style {
  /** Significant digits of what is no whole number. */
  digits: number;
  as: 'number' | 'percent' | 'times';
}

export const styles = ['number', 'percent', 'times'] as const;

/** 1,500 · 0.045 · 12 % · 1.6 times · 3.1 × 10⁻⁵. What is not known is a dash. */
export function quoted(value: number | string | null | undefined, { digits, as }: Style): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return 'beyond all bounds';
  if (as === 'percent') return `${rounded(100 * value, digits)}\u00a0%`;
  return as === 'times' ? `${rounded(value, digits)} times` : rounded(value, digits);
}

function rounded(value: number, digits: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const near = Number(value.toPrecision(digits));
  if (Math.abs(near) >= 1e-4) return near.toLocaleString('en', { maximumFractionDigits: 10 });
  const [mantissa, exponent] = near.toExponential().split('e') as [string, string];
  return `${mantissa} × 10${[...exponent].map((sign) => superscripts[sign] ?? sign).join('')}`;
}

const superscripts: Record<string, string> = {
  '-': '⁻',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((raised, digit) => [String(digit), raised])),
};
