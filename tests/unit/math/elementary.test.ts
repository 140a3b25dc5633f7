import { describe, expect, it } from 'vitest';
import {
  cos,
  erf,
  exp,
  hypot,
  largestAngle,
  ln2,
  log,
  pi,
  pow,
  sin,
  tanh,
} from '../../../src/lib/math/elementary.ts';

/**
 * The reference: fixed-point numbers of 1200 binary places in BigInt, exact for every float64 argument used here, and
 * plain Taylor series. Nothing of the tested code's methods or constants.
 */
const PLACES = 1200n;
const ONE = 1n << PLACES;

const words = new DataView(new ArrayBuffer(8));

/** A float64 as a fixed-point number (what lies below 2⁻¹²⁰⁰ does not exist in float64). */
function fixed(x: number): bigint {
  words.setFloat64(0, Math.abs(x));
  const bits = words.getBigUint64(0);
  const biased = bits >> 52n;
  const fraction = bits & ((1n << 52n) - 1n);
  const mantissa = biased === 0n ? fraction : fraction | (1n << 52n);
  const shift = PLACES + (biased === 0n ? 1n : biased) - 1075n;
  const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return x < 0 ? -size : size;
}

const times = (a: bigint, b: bigint) => (a * b) >> PLACES;
const over = (a: bigint, b: bigint) => (a << PLACES) / b;
const absolute = (a: bigint) => (a < 0n ? -a : a);

/** Σ term(n), each term made from the one before, until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  let term = first;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** e^x = (e^(|x|/4096))^4096, or 1 over it: a small result would have few places left of its own. */
function expReference(x: bigint): bigint {
  let value = series(ONE, (term, n) => times(term, absolute(x) >> 12n) / n);
  for (let i = 0; i < 12; i++) value = times(value, value);
  return x < 0n ? over(ONE, value) : value;
}

const sinReference = (x: bigint) => {
  const square = times(x, x);
  return series(x, (term, n) => -times(term, square) / (2n * n * (2n * n + 1n)));
};
const cosReference = (x: bigint) => {
  const square = times(x, x);
  return series(ONE, (term, n) => -times(term, square) / (2n * n * (2n * n - 1n)));
};

/** Σ signᵏ / ((2k+1) n²ᵏ⁺¹): atan(1/n) for sign −1, atanh(1/n) for 1. */
const inverseTangent = (n: bigint, sign: bigint) => {
  let sum = 0n;
  let power = ONE / n;
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (sign * power) / (n * n);
  }
  return sum;
};
const PI = 4n * (4n * inverseTangent(5n, -1n) - inverseTangent(239n, -1n));
const LN2 = 2n * inverseTangent(3n, 1n);

/** ln x: a Newton step on the engine's logarithm (53 bits) to 106, another to 212. */
function logReference(x: number): bigint {
  const exact = fixed(x);
  let y = fixed(Math.log(x));
  for (let i = 0; i < 2; i++) y += over(exact, expReference(y)) - ONE;
  return y;
}

/** erf x by the alternating series, which cancels; hence the many places. */
function erfReference(x: number): bigint {
  const a = fixed(x);
  const square = times(a, a);
  let sum = 0n;
  let power = a;
  for (let n = 0n; power !== 0n && power !== -1n; n++) {
    sum += power / (2n * n + 1n);
    power = -times(power, square) / (n + 1n);
  }
  const rootPi = squareRoot(PI << PLACES);
  return over(2n * sum, rootPi);
}

function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const better = (root + n / root) >> 1n;
    if (better >= root) return root;
    root = better;
  }
}

/** |value − exact| in units of the gap between float64 numbers at the exact value. */
function ulps(value: number, exact: bigint): number {
  const bits = BigInt(absolute(exact).toString(2).length) - PLACES;
  const exponent = bits - 53n > -1074n ? bits - 53n : -1074n;
  const gap = 1n << (PLACES + exponent);
  return Number((absolute(fixed(value) - exact) * 1000n) / gap) / 1000;
}

/** Evenly spaced arguments, off the round numbers. */
const between = (low: number, high: number, count: number) =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.4142135)) / count);

/** Arguments evenly spaced in the logarithm, both signs where asked. */
const logarithmically = (low: number, high: number, count: number) =>
  between(Math.log(low), Math.log(high), count).map((x) => Math.exp(x));

const withNegatives = (list: number[]) => [...list, ...list.map((x) => -x)];

function worst(list: number[], error: (x: number) => number): number {
  return Math.max(...list.map(error));
}

describe('the reference', () => {
  it('knows π and ln 2 (OEIS A000796, A002162)', () => {
    const digits = (x: bigint) => ((x * 10n ** 40n) >> PLACES).toString();
    expect(digits(PI)).toBe('31415926535897932384626433832795028841971');
    expect(digits(LN2)).toBe('6931471805599453094172321214581765680755');
  });
});

describe('constants', () => {
  it.each([
    ['pi', pi, PI],
    ['ln2', ln2, LN2],
  ])('%s is the float64 nearest to its value', (_, value, exact) => {
    expect(ulps(value, exact)).toBeLessThanOrEqual(0.5);
  });
});

describe('exp', () => {
  it('is within 1 ulp where the result is a normal number', () => {
    const arguments_ = [...between(-708, 709.7, 400), ...withNegatives(logarithmically(1e-20, 1, 100))];
    expect(worst(arguments_, (x) => ulps(exp(x), expReference(fixed(x))))).toBeLessThan(1);
  });

  it('is within 1 ulp where the result is subnormal', () => {
    expect(worst(between(-745, -708.4, 100), (x) => ulps(exp(x), expReference(fixed(x))))).toBeLessThan(1);
  });

  it('has the special values of the exponential', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBe(NaN);
    expect(exp(5e-324)).toBe(1);
  });

  it('overflows and underflows where float64 ends', () => {
    // ln of the largest float64 and of half the smallest, and their neighbours outside.
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(1e308)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-1e308)).toBe(0);
  });
});

describe('log', () => {
  it('is within 1 ulp over the whole range', () => {
    const arguments_ = [
      ...logarithmically(1e-300, 1e300, 200),
      ...logarithmically(0.5, 2, 200),
      ...withNegatives(logarithmically(1e-15, 0.3, 100)).map((x) => 1 + x),
    ];
    expect(worst(arguments_, (x) => ulps(log(x), logReference(x)))).toBeLessThan(1);
  });

  it('takes subnormal numbers', () => {
    expect(log(5e-324)).toBeCloseTo(-1074 * Math.LN2, 12);
    expect(worst([5e-324, 3e-320, 1.5e-310], (x) => ulps(log(x), logReference(x)))).toBeLessThan(1);
  });

  it('has the special values of the logarithm', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBe(NaN);
    expect(log(NaN)).toBe(NaN);
    expect(log(Infinity)).toBe(Infinity);
    expect(ulps(log(Number.MAX_VALUE), logReference(Number.MAX_VALUE))).toBeLessThan(1);
  });
});

describe('pow', () => {
  const error = (x: number, y: number) => {
    return ulps(pow(x, y), expReference(times(fixed(y), logReference(x))));
  };

  it('is within 1 ulp, also where the exponent is large', () => {
    const near = between(0.001, 3, 60).flatMap((x) => between(-9, 9, 5).map((y) => [x, y] as const));
    const far = between(-690, 690, 150).map((target, i) => {
      const x = [1.0000001, 0.99, 1.41, 0.71, 2.7, 1e-9, 1e12, 1e-310][i % 8]!;
      return [x, target / Math.log(x)] as const;
    });
    expect(Math.max(...[...near, ...far].map(([x, y]) => error(x, y)))).toBeLessThan(1);
  });

  it('is exact where the result is', () => {
    expect(pow(2, 10)).toBe(1024);
    expect(pow(10, 15)).toBe(1e15);
    expect(pow(3, 33)).toBe(5559060566555523);
    expect(pow(1.5, 8)).toBe(25.62890625);
    expect(pow(2, -1074)).toBe(5e-324);
    expect(pow(4, 0.5)).toBe(2);
  });

  it('has the special values of Math.pow for a base ≥ 0', () => {
    const bases = [0, 5e-324, 0.5, 1, 2, Number.MAX_VALUE, Infinity, NaN];
    const exponents = [-Infinity, -1e300, -1, -0, 0, 1, 1e300, Infinity, NaN];
    for (const x of bases) {
      for (const y of exponents) {
        // 5e-324⁻¹ is not special but beyond the largest number; the engine agrees on ∞.
        expect(pow(x, y), `pow(${x}, ${y})`).toBe(Math.pow(x, y));
      }
    }
    expect(pow(-2, 2)).toBe(NaN);
  });
});

describe('hypot', () => {
  it('is the whole hypotenuse of whole sides, at every size', () => {
    for (const [x, y, longest] of [
      [3, 4, 5],
      [-5, 12, 13],
      [20, -21, 29],
      [0, -7, 7],
      [0, 0, 0],
    ] as const)
      for (const scale of [1, 2 ** -1000, 2 ** 1000])
        expect(ulps(hypot(x * scale, y * scale), fixed(longest * scale))).toBeLessThan(3);
  });

  it('squares to the sum of the squares', () => {
    for (const [x, y] of [
      [0.1, 0.7],
      [1e-5, 3],
      [123.456, -0.001],
    ] as const) {
      const [a, b, c] = [x, y, hypot(x, y)].map(fixed) as [bigint, bigint, bigint];
      const sum = times(a, a) + times(b, b);
      expect(over(absolute(times(c, c) - sum), sum)).toBeLessThan(fixed(6 * 2 ** -53));
    }
  });

  it('is infinite with an infinite side, and not a number with one that is none', () => {
    expect(hypot(-Infinity, 1)).toBe(Infinity);
    expect(hypot(NaN, 1)).toBe(NaN);
  });
});

describe('tanh', () => {
  const reference = (x: number) => {
    const e = expReference(fixed(2 * Math.abs(x)));
    const size = over(e - ONE, e + ONE);
    return x < 0 ? -size : size;
  };

  it('is within 3 ulp', () => {
    const arguments_ = withNegatives([...between(0, 22, 300), ...logarithmically(1e-12, 1, 200)]);
    expect(worst(arguments_, (x) => ulps(tanh(x), reference(x)))).toBeLessThan(3);
  });

  it('has the special values of the hyperbolic tangent', () => {
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(5e-324)).toBe(5e-324);
    expect(tanh(-1e-300)).toBe(-1e-300);
    expect(tanh(Infinity)).toBe(1);
    expect(tanh(-Infinity)).toBe(-1);
    expect(tanh(1e308)).toBe(1);
    expect(tanh(NaN)).toBe(NaN);
  });
});

describe('sin and cos', () => {
  /** |x| mod 2π with 1200 places: a long argument costs nothing. */
  const turned = (x: number) => fixed(x) % (2n * PI);
  const small = withNegatives([...between(0, 20, 300), ...logarithmically(1e-18, 1, 60)]);
  const large = withNegatives(logarithmically(20, largestAngle, 300));
  /** Where the result is nearly 0 and every bit of it comes from the reduction: float64 numbers nearest to k π/2. */
  const critical = withNegatives(
    [1, 2, 3, 4, 7, 44, 355, 710, 1023, 52174, 104348, 333333, 667543].map((k) => k * (pi / 2)),
  );

  it.each([
    ['small angles', small],
    ['large angles', large],
    ['multiples of π/2', critical],
  ])('are within 1 ulp at %s', (_, arguments_) => {
    expect(worst(arguments_, (x) => ulps(sin(x), sinReference(turned(x))))).toBeLessThan(1);
    expect(worst(arguments_, (x) => ulps(cos(x), cosReference(turned(x))))).toBeLessThan(1);
  });

  it('have the special values of sine and cosine', () => {
    expect(sin(0)).toBe(0);
    expect(sin(-0)).toBe(-0);
    expect(sin(5e-324)).toBe(5e-324);
    expect(cos(0)).toBe(1);
    for (const x of [Infinity, -Infinity, NaN]) {
      expect(sin(x)).toBe(NaN);
      expect(cos(x)).toBe(NaN);
    }
  });

  it('refuse angles their reduction is not made for', () => {
    expect(ulps(sin(largestAngle), sinReference(turned(largestAngle)))).toBeLessThan(1);
    expect(() => sin(largestAngle + 1)).toThrow('sin: the angle must lie within ±1048576, not be 1048577.');
    expect(() => cos(-1e9)).toThrow('cos: the angle must lie within ±1048576, not be -1000000000.');
  });
});

describe('erf', () => {
  it('is within 1e-15', () => {
    const error = (x: number) =>
      Number((absolute(fixed(erf(x)) - erfReference(x)) * 10n ** 20n) >> PLACES) / 1e20;
    expect(worst(withNegatives(between(0, 6.2, 150)), error)).toBeLessThan(1e-15);
  });

  it('is within 8 ulp up to 2', () => {
    const arguments_ = [...between(0, 2, 100), ...logarithmically(1e-12, 1, 50)];
    expect(worst(arguments_, (x) => ulps(erf(x), erfReference(x)))).toBeLessThan(8);
  });

  it.each([
    // Abramowitz & Stegun, table 7.1.
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [1.5, 0.9661051465],
    [2, 0.995322265],
  ])('of %f is the published %f', (x, published) => {
    expect(erf(x)).toBeCloseTo(published, 9);
  });

  it('has the special values of the error function', () => {
    expect(erf(0)).toBe(0);
    expect(erf(-0)).toBe(-0);
    expect(erf(5e-324)).toBeLessThanOrEqual(1e-323);
    expect(erf(Infinity)).toBe(1);
    expect(erf(-Infinity)).toBe(-1);
    expect(erf(NaN)).toBe(NaN);
  });
});
