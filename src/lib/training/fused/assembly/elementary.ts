/**
 * Elementary functions on four float32 numbers at once, from + − × ÷, comparison and the bits of a number: IEEE 754
 * and WebAssembly fix all of these, so the same input gives the same bits in every engine. The method is the textbook
 * one (Muller, "Elementary Functions", 3rd ed. 2016): reduce the argument, evaluate a polynomial fitted to the
 * reduced interval, put the scale back. NaN in gives NaN out.
 *
 * The error bounds are tested over the whole range; "relative" is to the exact value.
 *
 * Constants are read from memory, one instruction each: V8 makes a vector literal anew, from three, each time.
 */
import { FLOAT } from './memory';

/** Where a constant lies that is used on vectors. */
type Constant = usize;

export const ONE: Constant = memory.data<f32>([1]);
export const HALF: Constant = memory.data<f32>([0.5]);
const TWO: Constant = memory.data<f32>([2]);

/** The constant in all four lanes. */
@inline
export function all(constant: Constant): v128 {
  return v128.load32_splat(constant);
}

@inline
export function zero(): v128 {
  return f32x4.splat(0);
}

@inline
export function select(condition: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, condition);
}

const SIGN_BIT: Constant = memory.data<u32>([0x80000000]);

/** −1 below zero, 1 above it, 0 at it. */
@inline
export function sign(x: v128): v128 {
  return select(f32x4.gt(f32x4.abs(x), zero()), v128.bitselect(x, all(ONE), all(SIGN_BIT)), x);
}

/** All bits set in the first `count` lanes. */
@inline
export function present(count: i32): v128 {
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3));
}

@inline
export function sumOfLanes(x: v128): f32 {
  const lower = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1);
  return lower + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** a·b + c, rounded twice. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c₀ + c₁x + … by Horner's rule; the degree, at most 5, is known when the kernel is compiled. */
@inline
function polynomial(coefficients: usize, degree: i32, x: v128): v128 {
  let sum = all(coefficients + <usize>degree * FLOAT);
  if (degree > 4) sum = multiplyAdd(sum, x, all(coefficients + 4 * FLOAT));
  if (degree > 3) sum = multiplyAdd(sum, x, all(coefficients + 3 * FLOAT));
  if (degree > 2) sum = multiplyAdd(sum, x, all(coefficients + 2 * FLOAT));
  if (degree > 1) sum = multiplyAdd(sum, x, all(coefficients + FLOAT));
  return multiplyAdd(sum, x, all(coefficients));
}

// ---------------------------------------------------------------- exponential

const LOG2_E: Constant = memory.data<f32>([1.4426950408889634]);
/** ln 2 in two parts; the first has 9 bits, so that its product with any exponent is exact. */
const LN2_HIGH: Constant = memory.data<f32>([0.693359375]);
const LN2_LOW: Constant = memory.data<f32>([-2.1219444e-4]);
/** 1.5·2²³: adding it rounds a small number to a whole one and leaves that in the low bits. */
const ROUNDER: Constant = memory.data<f32>([12582912]);
const MANTISSA_BITS: i32 = 23;
const EXPONENT_BIAS: Constant = memory.data<i32>([127]);
/** e^−87 ≈ 1.6·10⁻³⁸ is still a normal number; smaller arguments are treated as this one. */
const LEAST_EXPONENT: Constant = memory.data<f32>([-87]);
/** (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, fitted so that e^r − 1 has a relative error below 1.4·10⁻⁸ before rounding. */
const EXP_COEFFICIENTS = memory.data<f32>([
  0.5, 0.1666654348373413, 0.04166628047823906, 0.008366583846509457, 0.0013946450781077147,
]);

/** x = k ln 2 + r with whole k, |r| ≤ ln 2 / 2; this is k + ROUNDER. */
@inline
function roundedExponent(x: v128): v128 {
  return multiplyAdd(x, all(LOG2_E), all(ROUNDER));
}

/** 2ᵏ from k + ROUNDER. */
@inline
function powerOfTwo(rounded: v128): v128 {
  return i32x4.shl(i32x4.add(rounded, all(EXPONENT_BIAS)), MANTISSA_BITS);
}

/** e^r − 1 */
@inline
function expMinusOneOfRest(x: v128, rounded: v128): v128 {
  const k = f32x4.sub(rounded, all(ROUNDER));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(k, all(LN2_HIGH))), f32x4.mul(k, all(LN2_LOW)));
  return multiplyAdd(f32x4.mul(r, r), polynomial(EXP_COEFFICIENTS, 4, r), r);
}

/** e^x for x ≤ 0, relative error below 2⁻²² down to −87. */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(x, all(LEAST_EXPONENT));
  const rounded = roundedExponent(x);
  const scale = powerOfTwo(rounded);
  return multiplyAdd(scale, expMinusOneOfRest(x, rounded), scale);
}

/** e^x − 1 for x ≤ 0 without cancellation, 2ᵏ(e^r − 1) + (2ᵏ − 1): relative error below 2⁻²². */
@inline
export function expMinusOne(x: v128): v128 {
  x = f32x4.pmax(x, all(LEAST_EXPONENT));
  const rounded = roundedExponent(x);
  const scale = powerOfTwo(rounded);
  return multiplyAdd(scale, expMinusOneOfRest(x, rounded), f32x4.sub(scale, all(ONE)));
}

/** 1 / (1 + e^−x): relative error below 2⁻²¹ down to −87. */
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = select(f32x4.ge(x, zero()), all(ONE), e);
  return f32x4.div(numerator, f32x4.add(all(ONE), e));
}

// ---------------------------------------------------------------- hyperbolic tangent

/** tanh 7.9 = 1 − 2.7·10⁻⁷; larger arguments are treated as this one. */
const TANH_LARGE: Constant = memory.data<f32>([7.9]);
const MINUS_TANH_LARGE: Constant = memory.data<f32>([-7.9]);
/** P and Q of tanh x = x P(x²) / Q(x²), fitted so that the relative error stays below 1.4·10⁻⁷ before rounding. */
const TANH_NUMERATOR = memory.data<f32>([
  0.9999998807907104, 0.129344180226326, 0.0029604737646877766, 1.153184348368086e-5,
]);
const TANH_DENOMINATOR = memory.data<f32>([
  1, 0.46267643570899963, 0.023854084312915802, 0.00024001210113056004, 2.4925492425609264e-7,
]);

/** Relative error below 2⁻²¹, never beyond ±1. All coefficients are positive, so nothing cancels. */
@inline
export function tanh(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, all(MINUS_TANH_LARGE)), all(TANH_LARGE));
  const square = f32x4.mul(x, x);
  const numerator = f32x4.mul(x, polynomial(TANH_NUMERATOR, 3, square));
  return f32x4.div(numerator, polynomial(TANH_DENOMINATOR, 4, square));
}

// ---------------------------------------------------------------- normal distribution

const MINUS_HALF: Constant = memory.data<f32>([-0.5]);
/** 1 / √(2π) */
const INVERSE_SQRT_2PI: Constant = memory.data<f32>([0.3989422804014327]);
/** c of t = 1 / (1 + c|x|), the variable of P in `normalDistribution`. */
const TAIL_SCALE: Constant = memory.data<f32>([0.28]);
const TAIL_COEFFICIENTS = memory.data<f32>([
  0.1168096736073494, 0.0657443106174469, 0.2731323838233948, -0.24204577505588531, 0.3928775191307068,
  -0.10651811957359314,
]);

/** e^(−x²/2) */
@inline
function bell(x: v128): v128 {
  return exp(f32x4.mul(all(MINUS_HALF), f32x4.mul(x, x)));
}

/** φ(x) = e^(−x²/2) / √(2π), the standard normal density: absolute error below 2⁻²³. */
@inline
export function normalDensity(x: v128): v128 {
  return f32x4.mul(all(INVERSE_SQRT_2PI), bell(x));
}

/**
 * Φ(x) = ½(1 + erf(x/√2)), the standard normal distribution function: absolute error below 2⁻²². The tail is
 * Φ(−|x|) = e^(−x²/2) tP(t) with t = 1 / (1 + c|x|), the form of Abramowitz & Stegun 7.1.26 with a P of our own, whose
 * error is 1.4·10⁻⁸ before rounding.
 */
@inline
export function normalDistribution(x: v128): v128 {
  const t = f32x4.div(all(ONE), multiplyAdd(all(TAIL_SCALE), f32x4.abs(x), all(ONE)));
  const tail = f32x4.mul(bell(x), f32x4.mul(t, polynomial(TAIL_COEFFICIENTS, 5, t)));
  return select(f32x4.lt(x, zero()), tail, f32x4.sub(all(ONE), tail));
}

// ---------------------------------------------------------------- logarithm

/** (atanh s − s) / s³ in s² for |s| ≤ 1/3, fitted so that atanh s has a relative error below 5·10⁻⁹ before rounding. */
const INVERSE_TANH_COEFFICIENTS = memory.data<f32>([
  0.3333320617675781, 0.20010849833488464, 0.13999570906162262, 0.14012229442596436,
]);
/** The bits of √½, the least mantissa of `log`. */
const SQRT_HALF_BITS: Constant = memory.data<i32>([0x3f3504f3]);

/** 2 atanh s for |s| ≤ 1/3 */
@inline
function twiceInverseTanh(s: v128): v128 {
  const square = f32x4.mul(s, s);
  const small = polynomial(INVERSE_TANH_COEFFICIENTS, 3, square);
  return f32x4.mul(all(TWO), multiplyAdd(f32x4.mul(s, square), small, s));
}

/** ln(1 + x) = 2 atanh(x / (2 + x)) for 0 ≤ x ≤ 1: relative error below 2⁻²¹. */
@inline
export function logOnePlus(x: v128): v128 {
  return twiceInverseTanh(f32x4.div(x, f32x4.add(x, all(TWO))));
}

/** ln x for normal x > 0: x = 2ᵏm, √½ ≤ m < √2, ln m = 2 atanh((m − 1)/(m + 1)). Absolute error below 2⁻²³ + 2⁻²²|ln x|. */
@inline
export function log(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, all(SQRT_HALF_BITS)), MANTISSA_BITS);
  const m = i32x4.sub(x, i32x4.shl(exponent, MANTISSA_BITS));
  const k = f32x4.convert_i32x4_s(exponent);
  const s = f32x4.div(f32x4.sub(m, all(ONE)), f32x4.add(m, all(ONE)));
  return multiplyAdd(k, all(LN2_HIGH), multiplyAdd(k, all(LN2_LOW), twiceInverseTanh(s)));
}
