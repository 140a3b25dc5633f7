import { expect, test } from 'vitest';
import {
  byDigest,
  findingsLock,
  numbersLock,
  type Lock,
  type LockedFinding,
} from '../../../../src/lib/figure/build/lock.ts';

const held = Array.from({ length: 100 }, (_, i) => i !== 3);
const lock: Lock<LockedFinding> = {
  'momentum {"beta":0.5}': { digest: 'ab', held },
  'batch-size': { digest: 'cd', held: held.map((one) => !one) },
};

test('a line for each setting, in the order of their names, and read back', () => {
  const text = findingsLock.format(lock);
  expect(text.split('\n')[1]).toBe(`  "batch-size": { "digest": "cd", "held": "0001${'0'.repeat(96)}" },`);
  expect(text.split('\n')).toHaveLength(5);
  expect(findingsLock.parse(text)).toEqual(lock);
});

test.each(['111', `${'1'.repeat(99)}x`, '1'.repeat(101)])('%s is no record of 100 seeds', (signs) => {
  const text = JSON.stringify({ momentum: { digest: 'ab', held: signs } });
  expect(() => findingsLock.parse(text)).toThrow(
    `findings.lock.json: "momentum" has held "${signs}"; allowed: 100 times 0 or 1. \`npm run findings\``,
  );
});

test('numbers come back to the last bit, with what is not known', () => {
  const numbers = {
    'momentum {"beta":0.5}': {
      digest: 'ab',
      ...{
        holds: false,
        diverged: true,
        measures: { loss: 0.1 + 0.2, gain: 1e-300, winner: 'low', near: null },
      },
    },
  };
  expect(numbersLock.parse(numbersLock.format(numbers))).toEqual(numbers);
});

test.each([
  ['"holds": true, "diverged": false', 'measures undefined; allowed: object'],
  ['"holds": true, "diverged": false, "measures": null', 'measures null; allowed: object'],
  ['"holds": 1, "diverged": false, "measures": {}', 'holds 1; allowed: boolean'],
])('numbers with %s are refused by name', (fields, has) => {
  expect(() => numbersLock.parse(`{ "momentum": { "digest": "ab", ${fields} } }`)).toThrow(
    `numbers.lock.json: "momentum" has ${has}. \`npm run findings\``,
  );
});

test('a file with marks of a merge is named', () => {
  expect(() => findingsLock.parse('<<<<<<< ours')).toThrow('findings.lock.json is no JSON: ');
});

test('an entry is found by its digest, and only by that', async () => {
  const found = byDigest({ ...findingsLock, read: () => Promise.resolve(lock) });
  expect(await found('cd')).toBe(lock['batch-size']);
  expect(await found('batch-size')).toBeNull();
});
