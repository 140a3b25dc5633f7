import { checkAtLeast } from '../check/values.ts';
import type { InitializerRule } from './rule.ts';

/**
 * `gain` times a random orthogonal matrix, all equally likely (Saxe et al. 2014): WᵀW = gain²·I, or where there are fewer
 * inputs than outputs WWᵀ = gain²·I. PyTorch: `orthogonal_(gain)`; Keras: `Orthogonal(gain)`.
 */
export interface Orthogonal {
  kind: 'orthogonal';
  gain: number;
}

export const orthogonal: InitializerRule<Orthogonal> = {
  check: (path, { gain }) => checkAtLeast(`${path}.gain`, gain, 0),

  fill({ gain }, weights, { inputs, outputs }, random) {
    const deviates = Float64Array.from(weights, () => random.normal());
    // The shorter side's vectors, the columns or the rows, can all be at right angles to each other.
    const [count, length] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
    const placeOf = (vector: number, i: number) =>
      inputs < outputs ? vector * outputs + i : i * outputs + vector;
    const vectors = Array.from({ length: count }, (_, vector) =>
      Float64Array.from({ length }, (_, i) => deviates[placeOf(vector, i)]!),
    );
    orthonormalize(vectors);
    vectors.forEach((values, vector) =>
      values.forEach((value, i) => (weights[placeOf(vector, i)] = gain * value)),
    );
  },
};

/** Gram and Schmidt's method in its modified form, each vector twice: once leaves more than the last bits of overlap. */
function orthonormalize(vectors: Float64Array[]): void {
  vectors.forEach((vector, index) => {
    for (let pass = 0; pass < 2; pass++)
      for (const earlier of vectors.slice(0, index)) subtract(vector, dot(vector, earlier), earlier);
    const length = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < vector.length; i++) vector[i]! /= length;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** a ← a − factor · b */
function subtract(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i]! -= factor * b[i]!;
}
