/**
 * Elementary functions on four float32 numbers at once, from + − × ÷, comparison and the bits of a number: IEEE 754
 * and WebAssembly fix all of these, so the same input gives the same bits in every engine. The method is the textbook
 * one (Muller, "Elementary Functions", 3rd ed. 2016): reduce the argument, evaluate a polynomial fitted to the
 * reduced interval, put the scale back. NaN in gives NaN out.
 *
 * The error bounds are tested over the whole range; "relative" is to the exact value.
 */

@inline
export function splat(x: f32): v128 {
  return f32x4.splat(x);
}

@inline
export function select(condition: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, condition);
}

/** All bits set in the first `count` lanes. */
@inline
export function present(count: i32): v128 {
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3));
}

/** a·b + c, rounded twice. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

const LOG2_E: f32 = 1.4426950408889634;
/** ln 2 in two parts; the first has 9 bits, so that its product with any exponent is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;
/** 1.5·2²³: adding it rounds a small number to a whole one and leaves that in the low bits. */
const ROUNDER: f32 = 12582912;
const MANTISSA_BITS: i32 = 23;
const EXPONENT_BIAS: i32 = 127;
/** e^−87 ≈ 1.6·10⁻³⁸ is still a normal number; smaller arguments are treated as this one. */
const LEAST_EXPONENT: f32 = -87;

/** x = k ln 2 + r with whole k, |r| ≤ ln 2 / 2; this is k + ROUNDER. */
@inline
function roundedExponent(x: v128): v128 {
  return multiplyAdd(x, splat(LOG2_E), splat(ROUNDER));
}

/** 2ᵏ from k + ROUNDER. */
@inline
function powerOfTwo(rounded: v128): v128 {
  return i32x4.shl(i32x4.add(rounded, i32x4.splat(EXPONENT_BIAS)), MANTISSA_BITS);
}

/** e^r − 1 for |r| ≤ ln 2 / 2: r + r²P(r), P fitted so that the relative error stays below 1.4·10⁻⁸ before rounding. */
@inline
function expMinusOneReduced(r: v128): v128 {
  let p = splat(0.0013946450781077147);
  p = multiplyAdd(p, r, splat(0.008366583846509457));
  p = multiplyAdd(p, r, splat(0.04166628047823906));
  p = multiplyAdd(p, r, splat(0.1666654348373413));
  p = multiplyAdd(p, r, splat(0.5));
  return multiplyAdd(f32x4.mul(r, r), p, r);
}

@inline
function reduced(x: v128, rounded: v128): v128 {
  const k = f32x4.sub(rounded, splat(ROUNDER));
  return f32x4.sub(f32x4.sub(x, f32x4.mul(k, splat(LN2_HIGH))), f32x4.mul(k, splat(LN2_LOW)));
}

/** e^x for x ≤ 0, relative error below 2⁻²² down to −87. */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(x, splat(LEAST_EXPONENT));
  const rounded = roundedExponent(x);
  const scale = powerOfTwo(rounded);
  return multiplyAdd(scale, expMinusOneReduced(reduced(x, rounded)), scale);
}

/** e^x − 1 for x ≤ 0 without cancellation, 2ᵏ(e^r − 1) + (2ᵏ − 1): relative error below 2⁻²². */
@inline
export function expMinusOne(x: v128): v128 {
  x = f32x4.pmax(x, splat(LEAST_EXPONENT));
  const rounded = roundedExponent(x);
  const scale = powerOfTwo(rounded);
  return multiplyAdd(scale, expMinusOneReduced(reduced(x, rounded)), f32x4.sub(scale, splat(1)));
}

/** Beyond this tanh rounds to ±1. */
const TANH_LARGE: f32 = 9.011;

/**
 * tanh x = x P(x²) / Q(x²), fitted so that the relative error stays below 2.1·10⁻⁸ before rounding: relative error
 * below 2⁻²¹. All coefficients are positive, so nothing cancels.
 */
@inline
export function tanh(x: v128): v128 {
  x = clamp(x, TANH_LARGE);
  const z = f32x4.mul(x, x);
  let p = splat(1.3335078818954571e-8);
  p = multiplyAdd(p, z, splat(2.059500002360437e-5));
  p = multiplyAdd(p, z, splat(0.0034947337117046118));
  p = multiplyAdd(p, z, splat(0.13380306959152222));
  p = multiplyAdd(p, z, splat(1));
  let q = splat(7.768559839860245e-7);
  q = multiplyAdd(q, z, splat(0.00032842368818819523));
  q = multiplyAdd(q, z, splat(0.025873731821775436));
  q = multiplyAdd(q, z, splat(0.4671362340450287));
  q = multiplyAdd(q, z, splat(1));
  return clamp(f32x4.div(f32x4.mul(x, p), q), 1);
}

/** x where |x| ≤ `limit`, else ±`limit`. */
@inline
function clamp(x: v128, limit: f32): v128 {
  return f32x4.pmin(f32x4.pmax(x, splat(-limit)), splat(limit));
}

/** 1 / (1 + e^−x): relative error below 2⁻²¹ down to −87. */
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = select(f32x4.ge(x, splat(0)), splat(1), e);
  return f32x4.div(numerator, f32x4.add(splat(1), e));
}

/** 1 / √(2π) */
const INVERSE_SQRT_2PI: f32 = 0.3989422804014327;
/** Where the fit of `normalDistribution` has its variable t = 1 / (1 + c|x|). */
const TAIL_SCALE: f32 = 0.28;

/** φ(x) = e^(−x²/2) / √(2π), the standard normal density: absolute error below 2⁻²³. */
@inline
export function normalDensity(x: v128): v128 {
  return f32x4.mul(splat(INVERSE_SQRT_2PI), exp(f32x4.mul(splat(-0.5), f32x4.mul(x, x))));
}

/**
 * Φ(x) = ½(1 + erf(x/√2)), the standard normal distribution function: absolute error below 2⁻²². The tail is
 * Φ(−|x|) = e^(−x²/2) tP(t) with t = 1 / (1 + c|x|), the form of Abramowitz & Stegun 7.1.26 with a P of our own.
 */
@inline
export function normalDistribution(x: v128): v128 {
  const t = f32x4.div(splat(1), multiplyAdd(splat(TAIL_SCALE), f32x4.abs(x), splat(1)));
  let p = splat(-0.10651811957359314);
  p = multiplyAdd(p, t, splat(0.3928775191307068));
  p = multiplyAdd(p, t, splat(-0.24204577505588531));
  p = multiplyAdd(p, t, splat(0.2731323838233948));
  p = multiplyAdd(p, t, splat(0.0657443106174469));
  p = multiplyAdd(p, t, splat(0.1168096736073494));
  const tail = f32x4.mul(exp(f32x4.mul(splat(-0.5), f32x4.mul(x, x))), f32x4.mul(t, p));
  return select(f32x4.lt(x, splat(0)), tail, f32x4.sub(splat(1), tail));
}

/** atanh s for |s| ≤ 1/3: s + s³P(s²), P fitted so that the relative error stays below 5·10⁻⁹ before rounding. */
@inline
function inverseTanhSmall(s: v128): v128 {
  const z = f32x4.mul(s, s);
  let p = splat(0.14012229442596436);
  p = multiplyAdd(p, z, splat(0.13999570906162262));
  p = multiplyAdd(p, z, splat(0.20010849833488464));
  p = multiplyAdd(p, z, splat(0.3333320617675781));
  return multiplyAdd(f32x4.mul(s, z), p, s);
}

/** ln(1 + x) = 2 atanh(x / (2 + x)) for 0 ≤ x ≤ 1: relative error below 2⁻²¹. */
@inline
export function logOnePlus(x: v128): v128 {
  return f32x4.mul(splat(2), inverseTanhSmall(f32x4.div(x, f32x4.add(x, splat(2)))));
}

/** The bits of √½, the least mantissa of `log`. */
const SQRT_HALF_BITS: i32 = 0x3f3504f3;

/** ln x for normal x > 0: x = 2ᵏm, √½ ≤ m < √2, ln m = 2 atanh((m − 1)/(m + 1)). Absolute error below 2⁻²³ + 2⁻²²|ln x|. */
@inline
export function log(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(SQRT_HALF_BITS)), MANTISSA_BITS);
  const m = i32x4.sub(x, i32x4.shl(exponent, MANTISSA_BITS));
  const s = f32x4.div(f32x4.sub(m, splat(1)), f32x4.add(m, splat(1)));
  const k = f32x4.convert_i32x4_s(exponent);
  const low = multiplyAdd(k, splat(LN2_LOW), f32x4.mul(splat(2), inverseTanhSmall(s)));
  return multiplyAdd(k, splat(LN2_HIGH), low);
}
