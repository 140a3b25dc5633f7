/** Seeded random numbers, the same bits in every engine. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { log } from './elementary.ts';
import { xoroshiro128plus } from './xoroshiro.ts';

/**
 * What the numbers are for. Each purpose of a seed has a stream of its own, so that drawing more numbers for one
 * (a larger network's weights) changes nothing in another (the order of the examples). Finer streams are named after
 * the purpose: `data/validation`.
 */
export type Purpose = 'data' | 'init' | 'order' | 'dropout' | 'labels' | 'noise' | (string & {});

export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** A whole number in [0, n), all equally likely; 1 ≤ n ≤ 2⁵³ − 1. */
  integer(n: number): number;
  /** Standard normal: mean 0, variance 1. */
  normal(): number;
  /** Puts the elements in a random order, in place; all orders are equally likely (Fisher–Yates). */
  shuffle(indices: IndexArray): void;
  /** Where it stands, to go on from with `resumed`. */
  state(): StreamState;
}

/** Where a stream stands, as plain data. */
export interface StreamState {
  /** The source's 128 bits, four words. */
  words: readonly number[];
  /** The second of a pair of normal deviates, still to be given out. */
  spare?: number;
}

/** Any array of numbers, typed or not. */
export interface IndexArray {
  readonly length: number;
  [index: number]: number;
}

/**
 * The stream of a seed (a whole number ≥ 0) for a purpose, from its beginning. The source is xoroshiro128+ (Blackman &
 * Vigna 2018); its 128 bits of state are a hash of seed and purpose, so that neighbouring seeds have nothing in common.
 */
export function stream(seed: number, purpose: Purpose): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`);
  }
  return resumed({ words: initialState(seed, purpose) });
}

/** The stream that goes on from where another stood: the same numbers, to the bit. */
export function resumed({ words, spare: kept }: StreamState): RandomStream {
  const source = xoroshiro128plus(words);
  let spare = kept;

  function uniform(): number {
    return uniformFloat64(source);
  }

  function integer(n: number): number {
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new RangeError(
        `integer(n): n must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, not ${n}.`,
      );
    }
    return n <= WORD ? below(source, n) : uniformInt(source, 0, n - 1);
  }

  /** Marsaglia's polar method: a uniform point of the unit disc gives two independent deviates; one is kept. */
  function normal(): number {
    if (spare !== undefined) {
      const other = spare;
      spare = undefined;
      return other;
    }
    let x: number, y: number, square: number;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const stretch = Math.sqrt((-2 * log(square)) / square);
    spare = y * stretch;
    return x * stretch;
  }

  function shuffle(indices: IndexArray): void {
    for (let last = indices.length - 1; last > 0; last--) {
      const chosen = below(source, last + 1);
      const held = indices[last]!;
      indices[last] = indices[chosen]!;
      indices[chosen] = held;
    }
  }

  const state = (): StreamState => ({
    words: source.getState(),
    ...(spare !== undefined && { spare }),
  });

  return { uniform, integer, normal, shuffle, state };
}

/**
 * A whole number in [0, n) for n up to 2³², as `uniformInt` draws it: the remainder of the first word that does not lie in
 * the last, incomplete n of all words. By way of the quotient, which is exact here, and much faster than a remainder of
 * numbers beyond 2³¹: shuffling is a good part of what a step of a small network costs outside of the kernel.
 */
function below(source: RandomGenerator, n: number): number {
  for (;;) {
    const word = source.next() + WORD / 2;
    const quotient = Math.floor(word / n);
    if ((quotient + 1) * n <= WORD) return word - quotient * n;
  }
}

/** Four different starts (the first bits of π's fraction), so that the four words of a state are unrelated. */
const LANES = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
const WORD = 4_294_967_296;

/** A 128-bit hash of seed and purpose: in each lane the words of both, one after the other, each mixed into all bits. */
function initialState(seed: number, purpose: string): number[] {
  const message = [seed >>> 0, Math.floor(seed / WORD)];
  for (let i = 0; i < purpose.length; i++) message.push(purpose.charCodeAt(i));
  return LANES.map((start) => mix(message.reduce((hash, word) => mix(hash ^ word), start)));
}

/** A bijection of 32-bit words in which each bit of the input moves about half of the output (MurmurHash3's finalizer). */
export function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
