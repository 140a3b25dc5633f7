/**
 * xoroshiro128+ 1.0 (Blackman & Vigna 2018), with shifts by 24, 16 and 37: a source of 32 random bits at a time, the lower
 * half of each of its numbers. The numbers are those of `pure-rand`, whose words are fields of an object, which Chromium
 * boxes: from a typed array it takes half as long.
 */
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** The source that stands at these four words: upper and lower half of the first number of its state, then of the second. */
export function xoroshiro128plus(words: readonly number[]): RandomGenerator {
  const state = Int32Array.from(words);
  return {
    next() {
      const high0 = state[0]!;
      const low0 = state[1]!;
      const high1 = state[2]!;
      const low1 = state[3]!;
      const high = high1 ^ high0;
      const low = low1 ^ low0;
      // rotate(s₀, 24) ⊕ x ⊕ (x ≪ 16) and rotate(x, 37), x = s₀ ⊕ s₁
      state[0] = (high0 << 24) ^ (low0 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
      state[1] = (low0 << 24) ^ (high0 >>> 8) ^ low ^ (low << 16);
      state[2] = (low << 5) ^ (high >>> 27);
      state[3] = (high << 5) ^ (low >>> 27);
      return (low0 + low1) | 0;
    },
    clone: () => xoroshiro128plus([...state]),
    getState: () => [...state],
  };
}
