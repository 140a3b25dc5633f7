/**
 * The evolution of CMA-ES: a normal distribution that moves towards what was better, and takes on its shape. Hansen 2016,
 * "The CMA evolution strategy: a tutorial", section B and figure 6, with active (negative) weights.
 */
import { eigenOf } from '../../../math/eigen.ts';
import { exp, pow, square } from '../../../math/elementary.ts';
import type { RandomStream } from '../../../math/random.ts';
import { strategyOf, type Strategy } from './strategy.ts';

export interface Evolution {
  readonly strategy: Strategy;
  /** Generations so far. */
  readonly generation: number;
  /** `[n]` */
  readonly mean: Float64Array;
  /** σ */
  readonly stepSize: number;
  /** `[n × n]`, row-major, of the distribution at σ = 1. */
  readonly covariance: Float64Array;
  /** Evolution paths, `[n]`: of the step size (p_σ) and of the covariance (p_c). */
  readonly stepPath: Float64Array;
  readonly covariancePath: Float64Array;
  /** √C and its inverse, `[n × n]`. */
  readonly root: Float64Array;
  readonly inverseRoot: Float64Array;
}

/** The smallest variance along an axis: what rounding has made smaller, or negative, is set to it. */
const smallestVariance = 1e-16;
/** σ stays within: beyond there is nothing to be found in a unit cube, and nothing may overflow. */
const stepSizes = { smallest: 1e-16, largest: 1e3 };
/** Keeps a solution at the mean, whose length is 0, from an infinite weight. */
const smallestLength = 1e-8;

export function begin(mean: Float64Array, stepSize: number, strategy = strategyOf(mean.length)): Evolution {
  const n = mean.length;
  const identity = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  return {
    strategy,
    generation: 0,
    mean,
    stepSize,
    covariance: identity,
    stepPath: new Float64Array(n),
    covariancePath: new Float64Array(n),
    root: identity,
    inverseRoot: identity,
  };
}

/** A point drawn from the distribution. */
export function draw({ mean, stepSize, root }: Evolution, random: RandomStream): Float64Array {
  const step = times(
    root,
    mean.map(() => random.normal()),
  );
  return mean.map((middle, i) => middle + stepSize * step[i]!);
}

/** The next generation, from the points of this one, `[population]`, best first. */
export function evolve(evolution: Evolution, points: readonly Float64Array[]): Evolution {
  const { strategy, inverseRoot } = evolution;
  const { parents, weights, effectiveParents, stepRate, stepDamping, expectedLength } = strategy;
  const generation = evolution.generation + 1;
  const steps = points.map((point) => point.map((x, i) => (x - evolution.mean[i]!) / evolution.stepSize));
  const move = weighted(steps.slice(0, parents), weights);

  const stepGain = Math.sqrt(stepRate * (2 - stepRate) * effectiveParents);
  const whitened = times(inverseRoot, move);
  const stepPath = evolution.stepPath.map((p, i) => (1 - stepRate) * p + stepGain * whitened[i]!);
  const length = lengthOf(stepPath);
  const stepSize = evolution.stepSize * exp((stepRate / stepDamping) * (length / expectedLength - 1));

  const isCalm = length < longestCalm(strategy, generation);
  const covariancePath = nextCovariancePath(evolution, move, isCalm);
  const covariance = nextCovariance(evolution, steps, covariancePath, isCalm);
  return {
    strategy,
    generation,
    mean: evolution.mean.map((middle, i) => middle + evolution.stepSize * move[i]!),
    stepSize: Math.min(Math.max(stepSize, stepSizes.smallest), stepSizes.largest),
    stepPath,
    covariancePath,
    ...withRoots(covariance, strategy.dimensions),
  };
}

/** A path that is longer says that σ is too small by far; the covariance's path then waits (h_σ = 0). */
function longestCalm({ dimensions, stepRate, expectedLength }: Strategy, generation: number): number {
  const forgotten = 1 - pow(1 - stepRate, 2 * (generation + 1));
  return Math.sqrt(forgotten) * (1.4 + 2 / (dimensions + 1)) * expectedLength;
}

function nextCovariancePath({ strategy, covariancePath }: Evolution, move: Float64Array, isCalm: boolean) {
  const { pathRate, effectiveParents } = strategy;
  const gain = isCalm ? Math.sqrt(pathRate * (2 - pathRate) * effectiveParents) : 0;
  return covariancePath.map((p, i) => (1 - pathRate) * p + gain * move[i]!);
}

function nextCovariance(
  { strategy, covariance, inverseRoot }: Evolution,
  steps: readonly Float64Array[],
  path: Float64Array,
  isCalm: boolean,
): Float64Array {
  const { dimensions: n, weights, pathRate, rankOneRate, rankMuRate } = strategy;
  /** A negative weight is divided by its solution's length, so that the covariance stays positive. */
  const scaled = steps.map((step, k) =>
    weights[k]! >= 0
      ? weights[k]!
      : (weights[k]! * n) / (square(lengthOf(times(inverseRoot, step))) + smallestLength),
  );
  const waiting = isCalm ? 0 : pathRate * (2 - pathRate);
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = 1 + rankOneRate * waiting - rankOneRate - rankMuRate * weightSum;
  return covariance.map((old, at) => {
    const [row, column] = [Math.floor(at / n), at % n];
    const rankMu = steps.reduce((sum, step, k) => sum + scaled[k]! * step[row]! * step[column]!, 0);
    return kept * old + rankOneRate * path[row]! * path[column]! + rankMuRate * rankMu;
  });
}

/** The covariance, made symmetric and positive again where rounding has left it less so, with its roots. */
function withRoots(covariance: Float64Array, n: number) {
  const symmetric = covariance.map(
    (value, at) => (value + covariance[(at % n) * n + Math.floor(at / n)]!) / 2,
  );
  const { values, vectors } = eigenOf(symmetric, n);
  const variances = values.map((value) => Math.max(value, smallestVariance));
  const composed = (ofVariance: (variance: number) => number) =>
    symmetric.map((_, at) => {
      const [row, column] = [Math.floor(at / n) * n, (at % n) * n];
      return variances.reduce(
        (sum, variance, k) => sum + vectors[row + k]! * ofVariance(variance) * vectors[column + k]!,
        0,
      );
    });
  return {
    covariance: values.some((value) => value < smallestVariance)
      ? composed((variance) => variance)
      : symmetric,
    root: composed(Math.sqrt),
    inverseRoot: composed((variance) => 1 / Math.sqrt(variance)),
  };
}

/** A matrix `[n × n]` times a vector. */
const times = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, row) =>
    vector.reduce((sum, value, column) => sum + matrix[row * vector.length + column]! * value, 0),
  );

const weighted = (vectors: readonly Float64Array[], weights: readonly number[]): Float64Array =>
  vectors[0]!.map((_, i) => vectors.reduce((sum, vector, k) => sum + weights[k]! * vector[i]!, 0));

const lengthOf = (vector: Float64Array): number =>
  Math.sqrt(vector.reduce((sum, value) => sum + square(value), 0));
