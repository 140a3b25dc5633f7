/** Halton points: along each axis the numbers 0, 1, 2, … with their digits mirrored at the point, in a prime base of its own. */
import { stream } from '../random.ts';
import type { Sequence } from './sequence.ts';

const primes = [
  ...[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53],
  ...[59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131],
];

export const mostHaltonDimensions = primes.length;

/** Digits are scrambled down to this size. */
const RESOLUTION = 1 / 4_294_967_296;

/** n = Σ dₖ bᵏ is at Σ dₖ b⁻ᵏ⁻¹ (van der Corput 1935; Halton 1960). */
export function halton(dimensions: number): Sequence {
  const bases = basesOf(dimensions);
  return (index) => Float64Array.from(bases, (base) => mirrored(digitsOf(index, base), base));
}

/**
 * The same with digits permuted at random, each place by a permutation of its own (Owen, arXiv 1706.02808). Along large
 * bases the first points run up side by side; scrambled they do not.
 */
export function scrambledHalton(dimensions: number, seed: number): Sequence {
  const random = stream(seed, 'halton');
  const axes = basesOf(dimensions).map((base) => {
    const permutations: number[][] = [];
    for (let place = 1 / base; place > RESOLUTION; place /= base) {
      const permutation = Array.from({ length: base }, (_, digit) => digit);
      random.shuffle(permutation);
      permutations.push(permutation);
    }
    return { base, permutations };
  });
  return (index) =>
    Float64Array.from(axes, ({ base, permutations }) => {
      const digits = digitsOf(index, base);
      return mirrored(
        permutations.map((permutation, place) => permutation[digits[place] ?? 0]!),
        base,
      );
    });
}

function basesOf(dimensions: number): number[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > mostHaltonDimensions)
    throw new RangeError(
      `Halton points must have from 1 to ${mostHaltonDimensions} dimensions, not ${dimensions}.`,
    );
  return primes.slice(0, dimensions);
}

/** The lowest first. */
function digitsOf(index: number, base: number): number[] {
  const digits: number[] = [];
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) digits.push(rest % base);
  return digits;
}

const mirrored = (digits: readonly number[], base: number) =>
  digits.reduceRight((sum, digit) => (sum + digit) / base, 0);
