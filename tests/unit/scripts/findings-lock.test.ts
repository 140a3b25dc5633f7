import { expect, test } from 'vitest';
import { disagreements, otherNumbers, staleNames } from '../../../scripts/findings/lock.ts';
import { heldOutSeeds } from '../../../src/lib/figure/contract/seeds.ts';

const held = heldOutSeeds.map((seed) => seed !== 1004);
const lock = { momentum: { digest: 'ab', held } };
const claims = [{ name: 'momentum', digest: 'ab' }];

test('a lock that is so is left alone', () => {
  expect(disagreements(lock, claims, heldOutSeeds, [held])).toEqual([]);
  expect(disagreements(lock, claims, [1004, 1005], [[false, true]])).toEqual([]);
});

test('a forged verdict is found by its seed', () => {
  const forged = { momentum: { digest: 'ab', held: held.map(() => true) } };
  expect(disagreements(forged, claims, heldOutSeeds, [held])).toEqual([
    'momentum: it is the other way round for seed 1004',
  ]);
  expect(disagreements(forged, claims, [1004], [[false]])).toHaveLength(1);
  expect(disagreements(forged, claims, [1005], [[true]])).toEqual([]);
});

test('what has changed, is missing or is left over is named', () => {
  expect(
    staleNames({ ...lock, gone: { digest: 'ef', held } }, [
      { name: 'momentum', digest: 'cd' },
      { name: 'new', digest: 'gh' },
    ]),
  ).toEqual([
    'momentum: what decides it has changed',
    'new: it is not there',
    'gone: the book does not speak of it',
  ]);
});

test('a number that came out otherwise is told, with both', () => {
  const values = { beta: 0.5 };
  const numbers = { holds: true, diverged: false, measures: { steps: 20, winner: null } };
  const locked = { momentum: { digest: 'ab', ...numbers } };
  expect(otherNumbers(locked, claims, [{ values, ...numbers }])).toEqual([]);
  expect(
    otherNumbers({ momentum: { ...locked.momentum, digest: 'cd' } }, claims, [{ values, ...numbers }]),
  ).toEqual(['momentum: what decides it has changed']);
  const fresh = { values, ...numbers, measures: { steps: 21, winner: null } };
  expect(otherNumbers(locked, claims, [fresh])).toEqual([
    'momentum: it is {"holds":true,"diverged":false,"measures":{"steps":21,"winner":null}}, ' +
      'not {"holds":true,"diverged":false,"measures":{"steps":20,"winner":null}}',
  ]);
});
