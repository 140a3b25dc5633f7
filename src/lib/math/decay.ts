/** The exponential of what is negative, for those who take it by the million. */
import { ln2 } from './elementary.ts';

/** ln 2 in two parts, of which the first has 40 bits: its product with any k of the table is exact. */
const LN2_HIGH = 0.6931471805592082;
const LN2_LOW = 7.371002565167799e-13;
const ONE_OVER_LN2 = 1 / ln2;

/** 2⁰, 2⁻¹, … 2⁻¹⁰²²: all that are normal. */
const powers = new Float64Array(1023);
powers.forEach((_, k) => (powers[k] = k === 0 ? 1 : powers[k - 1]! / 2));

/**
 * e⁻ˣ for x ≥ 0, to two roundings, the same bits everywhere; 0 where it is less than 2⁻¹⁰²². For NaN NaN.
 *
 * As `exp`: e⁻ˣ = 2⁻ᵏ eʳ, |r| ≤ ln2/2. But the series of eʳ, up to r¹³/13!, is summed in four parts, every fourth term in
 * each, which do not wait for each other (Estrin's scheme), and the power comes from a table.
 */
export function decay(x: number): number {
  const k = Math.floor(x * ONE_OVER_LN2 + 0.5);
  if (k >= powers.length) return 0;
  const r = k * LN2_HIGH - x + k * LN2_LOW;
  const square = r * r;
  const fourth = square * square;
  const constant = 1 + fourth * (1 / 24 + fourth * (1 / 40_320 + fourth * (1 / 479_001_600)));
  const linear = 1 + fourth * (1 / 120 + fourth * (1 / 362_880 + fourth * (1 / 6_227_020_800)));
  const quadratic = 1 / 2 + fourth * (1 / 720 + fourth * (1 / 3_628_800));
  const cubic = 1 / 6 + fourth * (1 / 5_040 + fourth * (1 / 39_916_800));
  return powers[k]! * (constant + (r * linear + square * (quadratic + r * cubic)));
}
