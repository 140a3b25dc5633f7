/** What CMA-ES is set to, all of it from the number of dimensions: Hansen 2016, "The CMA evolution strategy: a tutorial", table 1. */
import { log, square } from '../../../math/elementary.ts';

export interface Strategy {
  dimensions: number;
  /** λ: solutions of a generation. */
  population: number;
  /** `[population]`, best solution first: the better half is positive, with the sum 1, the worse negative. */
  weights: number[];
  /** μ: solutions whose weight moves the mean. */
  parents: number;
  /** μ_eff: how many equally weighted parents would carry as much. */
  effectiveParents: number;
  /** c_σ and d_σ: how fast the path of the step size forgets, and how much its length changes the step size. */
  stepRate: number;
  stepDamping: number;
  /** c_c: how fast the path of the covariance forgets. */
  pathRate: number;
  /** c₁: the share of the covariance that is renewed from its path. */
  rankOneRate: number;
  /** c_μ: the share that is renewed from the generation's steps. */
  rankMuRate: number;
  /** E‖N(0, I)‖, by its usual approximation. */
  expectedLength: number;
}

/** α_cov */
const covarianceRate = 2;
/** Keeps a rest of the old covariance in enormous populations. */
const smallestRest = 1e-8;

export const defaultPopulation = (dimensions: number): number => 4 + Math.floor(3 * log(dimensions));

export function strategyOf(dimensions: number, population = defaultPopulation(dimensions)): Strategy {
  const n = dimensions;
  const parents = Math.floor(population / 2);
  const raw = Array.from({ length: population }, (_, i) => log((population + 1) / 2) - log(i + 1));
  const effectiveParents = effective(raw.slice(0, parents));
  const rankOneRate = covarianceRate / (square(n + 1.3) + effectiveParents);
  const rankMuRate = Math.min(
    1 - rankOneRate - smallestRest,
    (covarianceRate * (effectiveParents - 2 + 1 / effectiveParents)) /
      (square(n + 2) + (covarianceRate * effectiveParents) / 2),
  );
  const negativeSum = Math.min(
    1 + rankOneRate / rankMuRate,
    1 + (2 * effective(raw.slice(parents))) / (effectiveParents + 2),
    (1 - rankOneRate - rankMuRate) / (n * rankMuRate),
  );
  const stepRate = (effectiveParents + 2) / (n + effectiveParents + 5);
  return {
    dimensions,
    population,
    parents,
    effectiveParents,
    weights: weightsOf(raw, negativeSum),
    stepRate,
    stepDamping: 1 + 2 * Math.max(0, Math.sqrt((effectiveParents - 1) / (n + 1)) - 1) + stepRate,
    pathRate: (4 + effectiveParents / n) / (n + 4 + (2 * effectiveParents) / n),
    rankOneRate,
    rankMuRate,
    expectedLength: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * square(n))),
  };
}

/** (Σ w)² / Σ w² */
const effective = (weights: readonly number[]) => square(sumOf(weights)) / sumOf(weights.map(square));

/** The positive ones scaled to the sum 1, the negative ones to −`negativeSum`. */
function weightsOf(raw: readonly number[], negativeSum: number): number[] {
  const positives = sumOf(raw.filter((weight) => weight > 0));
  const negatives = -sumOf(raw.filter((weight) => weight < 0));
  return raw.map((weight) => (weight >= 0 ? weight / positives : (weight * negativeSum) / negatives));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
