/** The functions that a formula may use, with their slopes. Same bits everywhere. */
import { cos, erf, exp, largestAngle, log, pi, pow, sin, tanh } from '../math/elementary.ts';

/** A value and its slope along the axis: f and df/dx, carried through together (forward-mode differentiation). */
export interface Dual {
  value: number;
  slope: number;
}

interface Known {
  takes: number;
  of(...of: Dual[]): Dual;
}

/** A function of one value, from itself and its derivative. */
const smooth = (value: (x: number) => number, derivative: (x: number) => number): Known => ({
  takes: 1,
  of: (x) => ({ value: value(x!.value), slope: chained(derivative(x!.value), x!.slope) }),
});

/** The chain rule; what does not move has no slope, however steep the function. */
const chained = (outer: number, inner: number) => (inner === 0 ? 0 : outer * inner);

const atAngle = (of: (x: number) => number) => (x: number) => (Math.abs(x) <= largestAngle ? of(x) : NaN);
const [sine, cosine] = [atAngle(sin), atAngle(cos)];
const sigmoid = (x: number) => 1 / (1 + exp(-x));

export const functions: Readonly<Record<string, Known>> = {
  exp: smooth(exp, exp),
  log: smooth(log, (x) => 1 / x),
  sqrt: smooth(Math.sqrt, (x) => 0.5 / Math.sqrt(x)),
  sin: smooth(sine, cosine),
  cos: smooth(cosine, (x) => -sine(x)),
  tanh: smooth(tanh, (x) => 1 - tanh(x) * tanh(x)),
  sigmoid: smooth(sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x))),
  erf: smooth(erf, (x) => (2 / Math.sqrt(pi)) * exp(-x * x)),
  abs: smooth(Math.abs, Math.sign),
  floor: smooth(Math.floor, () => 0),
  min: { takes: 2, of: (a, b) => (a!.value <= b!.value ? a! : b!) },
  max: { takes: 2, of: (a, b) => (a!.value >= b!.value ? a! : b!) },
};
export const functionNames = Object.keys(functions).sort();

/** Names that always mean the same. */
export const constants: Readonly<Record<string, number>> = { pi, e: exp(1) };

/** Beyond this a power by repeated multiplication has more roundings than `pow`. */
const largestWhole = 64;

/** aᵇ and its slope. Whole powers take negative bases too. */
export function power(a: Dual, b: Dual): Dual {
  const value = numberPower(a.value, b.value);
  const byBase = chained(b.value * numberPower(a.value, b.value - 1), a.slope);
  const byExponent = b.slope === 0 ? 0 : value * log(a.value) * b.slope;
  return { value, slope: byBase + byExponent };
}

function numberPower(x: number, y: number): number {
  if (!Number.isInteger(y) || Math.abs(y) > largestWhole) return pow(x, y);
  let product = 1;
  for (let i = 0; i < Math.abs(y); i++) product *= x;
  return y < 0 ? 1 / product : product;
}
