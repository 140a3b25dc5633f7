import { expect, test } from 'vitest';
import { chancesOfWrong, seedsNeeded } from '../../../../src/figures/noise-between-seeds/pairs/chance.ts';

/** Luck of two sizes that both settings of a pair share, and a difference of 1 between them. */
const pairs = [0, 10].map((luck) => ({ a: luck, b: luck + 1 }));

test('what is the same in every pair is seen with one of them', () => {
  const chances = chancesOfWrong(pairs, true, 1);
  expect(chances.every((chance) => chance === 0)).toBe(true);
  expect(seedsNeeded(chances)).toBe(1);
});

test('apart, one seed each is wrong in one of four draws: where a is lucky and b is not', () => {
  const [one] = chancesOfWrong(pairs, false, 1);
  expect(Math.abs(one! - 1 / 4)).toBeLessThan((5 * Math.sqrt((1 / 4) * (3 / 4))) / Math.sqrt(1000));
});

test('it does not matter which of the two is the better one', () => {
  const swapped = pairs.map(({ a, b }) => ({ a: b, b: a }));
  expect(chancesOfWrong(swapped, false, 2)[0]).toBeCloseTo(chancesOfWrong(pairs, false, 3)[0]!, 1);
});

test('a tie counts half', () => {
  const tied = [
    { a: 0, b: 0 },
    { a: 0, b: 0 },
    { a: 0, b: 1 },
  ];
  const [one] = chancesOfWrong(tied, true, 1);
  expect(Math.abs(one! - 1 / 3)).toBeLessThan(0.1);
});

test('where all seeds are not enough, nobody knows how many are', () => {
  expect(seedsNeeded([0.4, 0.3, 0.2])).toBeNull();
  expect(seedsNeeded([0.4, 0.049, 0.2])).toBe(2);
});
