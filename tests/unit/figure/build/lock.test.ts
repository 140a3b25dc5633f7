import { expect, test } from 'vitest';
import { formatLock, parseLock, type Lock } from '../../../../src/lib/figure/build/lock.ts';

const held = Array.from({ length: 20 }, (_, i) => i !== 3);
const lock: Lock = {
  'momentum {"beta":0.5}': { digest: 'ab', held },
  'batch-size': { digest: 'cd', held: held.map((one) => !one) },
};

test('a line for each setting, in the order of their names, and read back', () => {
  const text = formatLock(lock);
  expect(text.split('\n')[1]).toBe('  "batch-size": { "digest": "cd", "held": "00010000000000000000" },');
  expect(text.split('\n')).toHaveLength(5);
  expect(parseLock(text)).toEqual(lock);
});

test.each(['111', '1111111111111111111x', '111111111111111111111'])(
  '%s is no record of 20 seeds',
  (signs) => {
    const text = JSON.stringify({ momentum: { digest: 'ab', held: signs } });
    expect(() => parseLock(text)).toThrow(
      `"momentum" has held "${signs}"; allowed: 20 times 0 or 1. \`npm run findings\``,
    );
  },
);
