/** Sobol' points: they fill the unit cube more evenly than random ones, however many there are. */
import { mix, stream } from '../random.ts';
import { directions } from './directions.ts';
import type { Sequence } from './sequence.ts';

/** Of a coordinate. */
const BITS = 32;
const RESOLUTION = 4_294_967_296;

export const mostSobolDimensions = directions.length + 1;

/**
 * The sequence in Antonov and Saleev's order: point n is the sum, bit by bit without carrying, of the directions that the
 * bits of n's Gray code name. The first 2ᵏ points have one in each of 2ᵏ equal slices along every axis.
 */
export function sobol(dimensions: number): Sequence {
  const directed = directionsOf(dimensions);
  return (index) => Float64Array.from(directed, (direction) => coordinateAt(direction, index) / RESOLUTION);
}

/**
 * The same points scrambled as Owen does (MCQMC 1995, 299–317): each bit is flipped or not by a coin that hangs on all
 * bits above it. Every point is then uniform in the cube, and together they are spread as evenly as before.
 */
export function scrambledSobol(dimensions: number, seed: number): Sequence {
  const random = stream(seed, 'sobol');
  const axes = directionsOf(dimensions).map((direction) => ({ direction, key: random.integer(RESOLUTION) }));
  return (index) =>
    Float64Array.from(axes, ({ direction, key }) => {
      const middleOfCell = scrambled(coordinateAt(direction, index), key) + 1 / 2;
      return middleOfCell / RESOLUTION;
    });
}

/** v₁, v₂, … of each dimension, in units of 2⁻³²: `[dimensions][bits]`. */
function directionsOf(dimensions: number): Uint32Array[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > mostSobolDimensions)
    throw new RangeError(
      `Sobol’ points must have from 1 to ${mostSobolDimensions} dimensions, not ${dimensions}.`,
    );
  const first = Uint32Array.from({ length: BITS }, (_, i) => bitAt(i));
  return [first, ...directions.slice(0, dimensions - 1).map(([polynomial, m]) => recurred(polynomial, m))];
}

/** The bit of weight 2^−(i + 1), the highest first. */
const bitAt = (i: number) => (1 << (BITS - 1 - i)) >>> 0;

/** vᵢ = c₁vᵢ₋₁ ⊕ … ⊕ c₍ₛ₋₁₎vᵢ₋₍ₛ₋₁₎ ⊕ vᵢ₋ₛ ⊕ (vᵢ₋ₛ >> s), with the coefficients c of a polynomial of degree s. */
function recurred(polynomial: number, first: readonly number[]): Uint32Array {
  const degree = first.length;
  const v = new Uint32Array(BITS);
  first.forEach((m, i) => (v[i] = m * bitAt(i)));
  for (let i = degree; i < BITS; i++) {
    let next = v[i - degree]! ^ (v[i - degree]! >>> degree);
    for (let back = 1; back < degree; back++) if ((polynomial >>> (degree - back)) & 1) next ^= v[i - back]!;
    v[i] = next;
  }
  return v;
}

function coordinateAt(direction: Uint32Array, index: number): number {
  let coordinate = 0;
  for (let gray = index ^ (index >>> 1), i = 0; gray !== 0; gray >>>= 1, i++)
    if (gray & 1) coordinate ^= direction[i]!;
  return coordinate >>> 0;
}

function scrambled(coordinate: number, key: number): number {
  let flips = mix(key) >>> (BITS - 1);
  for (let bits = 1; bits < BITS; bits++) {
    const coin = mix(mix(key + bits) ^ (coordinate >>> (BITS - bits))) >>> (BITS - 1);
    flips = (flips << 1) | coin;
  }
  return (coordinate ^ flips) >>> 0;
}
