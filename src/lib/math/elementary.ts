/**
 * Elementary functions that give the same bits everywhere.
 *
 * ECMAScript leaves the last bits of `Math.exp`, `Math.sin` and their like to the engine, and engines do differ. IEEE 754
 * fixes + − × ÷ and the square root to the bit, so everything here is made of those (and of exact operations: rounding,
 * comparing, looking at a number's bits). The methods are textbook ones (Muller, "Elementary Functions", 3rd ed. 2016):
 * reduce the argument, sum a series short enough for a float64, put the argument's scale back.
 *
 * The unit of the error bounds is the ulp, the gap between neighbouring float64 numbers at the exact value.
 */

/** Not `x ** 2`, which is `Math.pow`. */
export const square = (x: number): number => x * x;

/** √(x² + y²), within 3 ulp, for every x and y: no square overflows. */
export function hypot(x: number, y: number): number {
  const longer = Math.max(Math.abs(x), Math.abs(y));
  if (longer === 0 || !Number.isFinite(longer)) return longer;
  return longer * Math.sqrt(square(x / longer) + square(y / longer));
}

export const pi = 3.141592653589793;
export const ln2 = 0.6931471805599453;

/** ln 2 = LN2_HIGH + LN2_LOW; the first has 40 bits, so that its product with any float64 exponent is exact. */
const LN2_HIGH = 0.6931471805592082;
const LN2_LOW = 7.371002565167799e-13;

/** π/2 in three parts; the first two have 33 bits, so that their products with any |k| ≤ 2²⁰ are exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;
const TWO_OVER_PI = 0.6366197723675814;

const SQRT_PI = 1.772453850905516;
const SQRT_HALF = Math.sqrt(0.5);

/** 2/3 and what its float64 leaves out. */
const TWO_THIRDS: DoubleDouble = { high: 2 / 3, low: 3.700743415417188e-17 };

/** The largest |x| that `sin` and `cos` take. */
export const largestAngle = 1_048_576;

/** 1/n! for n = 2 … 13: (e^r − 1 − r) / r². For |r| ≤ ln2/2 the rest is below 2⁻⁵⁷. */
const EXP_SERIES = inverseFactorials(2, 1, 12);
/** 1/3!, 1/5!, … 1/17!: (r − sin r) / r³ in −r². For |r| ≤ π/4 the rest is below 2⁻⁶³. */
const SIN_SERIES = inverseFactorials(3, 2, 8);
/** 1/4!, 1/6!, … 1/16!: (cos r − 1 + r²/2) / r⁴ in −r². For |r| ≤ π/4 the rest is below 2⁻⁵⁸. */
const COS_SERIES = inverseFactorials(4, 2, 7);
/** 2/3, 2/5, … 2/23: (ln((1+s)/(1−s)) − 2s) / s³ in s². For |s| ≤ 0.1716 the rest is below 2⁻⁶⁰ of the sum. */
const LOG_SERIES = Array.from({ length: 11 }, (_, i) => 2 / (2 * i + 3));
const LOG_SERIES_AFTER_FIRST = LOG_SERIES.slice(1);

/** 1/first!, 1/(first+step)!, 1/(first+2·step)!, … The factorials stay exact up to 18!. */
function inverseFactorials(first: number, step: number, terms: number): number[] {
  const inverses: number[] = [];
  let factorial = 1;
  for (let n = 2; inverses.length < terms; n++) {
    factorial *= n;
    if (n >= first && (n - first) % step === 0) inverses.push(1 / factorial);
  }
  return inverses;
}

/** c₀ + c₁x + c₂x² + … by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

// ---------------------------------------------------------------- bits

const EXPONENT_BIAS = 1023;
const LARGEST_EXPONENT = 1023;
const SMALLEST_NORMAL_EXPONENT = -1022;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** Takes every subnormal number into the normal range. */
const SUBNORMAL_SHIFT = 54;
const SUBNORMAL_FACTOR = 18_014_398_509_481_984;
const HIGH_WORD_MANTISSA_BITS = 20;
const HIGH_WORD_MANTISSA_MASK = 0xfffff;

const float = new Float64Array([1]);
const words = new Uint32Array(float.buffer);
/** Which of the two words holds sign and exponent: the machine's byte order. */
const HIGH_WORD = words[1] === 0 ? 0 : 1;
const LOW_WORD = 1 - HIGH_WORD;

/** 2ᵏ, −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  words[HIGH_WORD] = (k + EXPONENT_BIAS) << HIGH_WORD_MANTISSA_BITS;
  words[LOW_WORD] = 0;
  return float[0]!;
}

/** x·2ᵏ for 0.5 < x < 2 and −1076 ≤ k ≤ 1024, rounded once. */
function scale(x: number, k: number): number {
  if (k > LARGEST_EXPONENT) return x * 2 * powerOfTwo(k - 1);
  if (k >= SMALLEST_NORMAL_EXPONENT) return x * powerOfTwo(k);
  return (x * powerOfTwo(k + SUBNORMAL_SHIFT)) / SUBNORMAL_FACTOR;
}

/** x = m·2ᵏ with √½ ≤ m < √2, for finite x > 0. */
function decompose(x: number): { m: number; k: number } {
  const subnormal = x < SMALLEST_NORMAL;
  float[0] = subnormal ? x * SUBNORMAL_FACTOR : x;
  const high = words[HIGH_WORD]!;
  let k = (high >>> HIGH_WORD_MANTISSA_BITS) - EXPONENT_BIAS - (subnormal ? SUBNORMAL_SHIFT : 0);
  words[HIGH_WORD] = (high & HIGH_WORD_MANTISSA_MASK) | (EXPONENT_BIAS << HIGH_WORD_MANTISSA_BITS);
  let m = float[0]!;
  if (m >= 2 * SQRT_HALF) {
    m /= 2;
    k += 1;
  }
  return { m, k };
}

// ---------------------------------------------------------------- double-double

/** An unevaluated sum of two float64 numbers, about 106 bits (Dekker, Numer. Math. 18, 1971). */
interface DoubleDouble {
  high: number;
  low: number;
}

/** a + b exactly (Knuth's two-sum). */
function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const bRounded = high - a;
  return { high, low: a - (high - bRounded) + (b - bRounded) };
}

/** 2²⁷ + 1 splits the 53 bits of a float64 in two. */
const SPLITTER = 134_217_729;

/** The upper 26 bits of a (Veltkamp's splitting). */
function upperHalf(a: number): number {
  const shifted = SPLITTER * a;
  return shifted - (shifted - a);
}

/** a × b exactly (Dekker's product). */
function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return { high, low: aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = exactSum(a.high, b.high);
  return exactSum(sum.high, sum.low + (a.low + b.low));
}

function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.high, b.high);
  return exactSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

// ---------------------------------------------------------------- exponential and logarithm

/** Beyond these the exponential overflows, or rounds to 0. */
const EXP_OVERFLOW = 710;
const EXP_UNDERFLOW = -746;

/** e^x, within 1 ulp (also where the result is subnormal). */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(x + tail) for a tail below an ulp of x: x + tail = k ln2 + r, |r| ≤ ln2/2; e^r by its series. */
function expOfSum(x: number, tail: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < EXP_UNDERFLOW) return 0;
  const k = Math.round(x / ln2);
  const rHigh = x - k * LN2_HIGH;
  const rLow = k * LN2_LOW - tail;
  const r = rHigh - rLow;
  // 1 + r + r²P(r), the small terms together first, so that only the last addition rounds visibly.
  return scale(1 + (rHigh - (rLow - r * r * polynomial(EXP_SERIES, r))), k);
}

/** Beyond this e^x − 1 no longer differs from e^x. */
const EXPM1_LARGE = 40;

/** e^x − 1 without cancellation near 0, for −1 < x: 2ᵏ(e^r − 1) + (2ᵏ − 1). */
function expMinusOne(x: number): number {
  if (x > EXPM1_LARGE) return exp(x);
  const k = Math.round(x / ln2);
  const rHigh = x - k * LN2_HIGH;
  const rLow = k * LN2_LOW;
  const r = rHigh - rLow;
  const small = rHigh - (rLow - r * r * polynomial(EXP_SERIES, r));
  const power = powerOfTwo(k);
  return power - 1 + power * small;
}

/** The natural logarithm, within 1 ulp. −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const { m, k } = decompose(x);
  // With f = m − 1 and s = f/(2 + f): ln m = ln((1+s)/(1−s)) = 2s + s³P(s²), and 2s = f − f²/2 + s f²/2, whose
  // leading term f is exact.
  const f = m - 1;
  const s = f / (2 + f);
  const halfSquare = (f * f) / 2;
  const z = s * s;
  const small = s * (halfSquare + z * polynomial(LOG_SERIES, z)) + k * LN2_LOW;
  return k * LN2_HIGH - (halfSquare - small - f);
}

/** ln x for finite x > 0, to about 2⁻⁶⁴ of its value: the series of `log` with its first two terms in double-double. */
function logDouble(x: number): DoubleDouble {
  const { m, k } = decompose(x);
  const f = m - 1;
  const denominator = exactSum(m, 1);
  const sHigh = f / denominator.high;
  const back = exactProduct(sHigh, denominator.high);
  const s: DoubleDouble = {
    high: sHigh,
    low: (f - back.high - back.low - sHigh * denominator.low) / denominator.high,
  };
  const z = multiply(s, s);
  const higherTerms = z.high * z.high * polynomial(LOG_SERIES_AFTER_FIRST, z.high);
  const cubic = add(multiply(TWO_THIRDS, z), { high: higherTerms, low: 0 });
  const logOfM = add({ high: 2 * s.high, low: 2 * s.low }, multiply(s, cubic));
  return add(exactSum(k * LN2_HIGH, k * LN2_LOW), logOfM);
}

/**
 * x^y for x ≥ 0, within 1 ulp; the special values of `Math.pow`. NaN for x < 0, also where y is whole.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x >= 0) || Number.isNaN(y)) return NaN;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  if (x === 1) return Math.abs(y) === Infinity ? NaN : 1;
  const estimate = y * log(x);
  if (estimate > EXP_OVERFLOW) return Infinity;
  if (estimate < EXP_UNDERFLOW) return 0;
  const logarithm = logDouble(x);
  const exponent = exactProduct(y, logarithm.high);
  return expOfSum(exponent.high, exponent.low + y * logarithm.low);
}

/** Beyond this tanh rounds to ±1. */
const TANH_LARGE = 22;

/** The hyperbolic tangent, within 3 ulp. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > TANH_LARGE) return x > 0 ? 1 : -1;
  const t = expMinusOne(2 * size);
  const value = t / (t + 2);
  return x < 0 || Object.is(x, -0) ? -value : value;
}

// ---------------------------------------------------------------- sine and cosine

/** The sine of x radians, within 1 ulp for |x| ≤ `largestAngle`. NaN for NaN and ±∞; a RangeError beyond the bound. */
export function sin(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x === 0 ? x : NaN;
  const { quadrant, r } = reduceAngle('sin', x);
  const value = quadrant % 2 === 0 ? sinKernel(r) : cosKernel(r);
  return quadrant < 2 ? value : -value;
}

/** The cosine of x radians, within 1 ulp for |x| ≤ `largestAngle`. NaN for NaN and ±∞; a RangeError beyond the bound. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const { quadrant, r } = reduceAngle('cos', x);
  const value = quadrant % 2 === 0 ? cosKernel(r) : sinKernel(r);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}

/** x = (π/2)(4n + quadrant) + r, |r| ≤ π/4, by Cody and Waite's subtraction in parts, the remainder in double-double. */
function reduceAngle(name: string, x: number): { quadrant: number; r: DoubleDouble } {
  if (Math.abs(x) > largestAngle) {
    throw new RangeError(`${name}: the angle must lie within ±${largestAngle}, not be ${x}.`);
  }
  const k = Math.round(x * TWO_OVER_PI);
  const first = exactSum(x - k * HALF_PI_1, -k * HALF_PI_2);
  const r = exactSum(first.high, first.low - k * HALF_PI_3);
  return { quadrant: ((k % 4) + 4) % 4, r };
}

function sinKernel({ high, low }: DoubleDouble): number {
  const z = high * high;
  return high - (high * z * polynomial(SIN_SERIES, -z) - low * (1 - z / 2));
}

function cosKernel({ high, low }: DoubleDouble): number {
  const z = high * high;
  const leading = 1 - z / 2;
  // What 1 − z/2 lost to rounding goes back in with the small terms.
  return leading + (1 - leading - z / 2 + (z * z * polynomial(COS_SERIES, -z) - high * low));
}

// ---------------------------------------------------------------- error function

/** Where the series hands over to the continued fraction, and where erf rounds to ±1. */
const ERF_SERIES_LIMIT = 2;
const ERF_LARGE = 6;
/** Enough for 1e-14 of erfc at the hand-over, the slowest place. */
const ERFC_FRACTION_DEPTH = 48;

/** erf x = (2/√π) ∫₀ˣ e^(−t²) dt, within 1e-15 (absolute), and within 8 ulp for |x| ≤ 2. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > ERF_LARGE) return x > 0 ? 1 : -1;
  const value = size <= ERF_SERIES_LIMIT ? erfBySeries(size) : 1 - erfcByFraction(size);
  return x < 0 || Object.is(x, -0) ? -value : value;
}

/** (2/√π) e^(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms positive (Abramowitz & Stegun 7.1.6). */
function erfBySeries(x: number): number {
  const doubleSquare = 2 * x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= doubleSquare / odd;
    sum += term;
  }
  return (2 / SQRT_PI) * exp(-x * x) * sum;
}

/** 1 − erf x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))) (Abramowitz & Stegun 7.1.14), from the inside out. */
function erfcByFraction(x: number): number {
  let fraction = x;
  for (let n = ERFC_FRACTION_DEPTH; n >= 1; n--) fraction = x + n / 2 / fraction;
  return exp(-x * x) / (SQRT_PI * fraction);
}
