import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed } from '../../../src/lib/figure/contract/knobs.ts';
import { runSeed, seedStride } from '../../../src/lib/study/seeds.ts';

const figureSeed = fc.integer({ min: 0, max: seed().max });
const repetition = fc.nat({ max: 1000 });

test('no two pairs of seed and repetition meet', () => {
  fc.assert(
    fc.property(figureSeed, repetition, figureSeed, repetition, (a, i, b, j) => {
      expect(runSeed(a, i) === runSeed(b, j)).toBe(a === b && i === j);
    }),
  );
  // Where they would meet first if they did.
  expect(runSeed(0, 1)).toBeGreaterThan(runSeed(seed().max, 0));
});

test('the first repetition has the figure’s own seed', () => {
  fc.assert(fc.property(figureSeed, (own) => runSeed(own, 0) === own));
});

test('a seed that could meet a repetition’s is refused', () => {
  for (const wrong of [seedStride, -1, 0.5]) expect(() => runSeed(wrong, 0)).toThrow(`seed: ${wrong} is not`);
});
