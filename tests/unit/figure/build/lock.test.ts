import { expect, test } from 'vitest';
import { formatLock, parseLock, type Lock } from '../../../../src/lib/figure/build/lock.ts';

const held = Array.from({ length: 100 }, (_, i) => i !== 3);
const lock: Lock = {
  'momentum {"beta":0.5}': { digest: 'ab', held },
  'batch-size': { digest: 'cd', held: held.map((one) => !one) },
};

test('a line for each setting, in the order of their names, and read back', () => {
  const text = formatLock(lock);
  expect(text.split('\n')[1]).toBe(`  "batch-size": { "digest": "cd", "held": "0001${'0'.repeat(96)}" },`);
  expect(text.split('\n')).toHaveLength(5);
  expect(parseLock(text)).toEqual(lock);
});

test.each(['111', `${'1'.repeat(99)}x`, '1'.repeat(101)])('%s is no record of 100 seeds', (signs) => {
  const text = JSON.stringify({ momentum: { digest: 'ab', held: signs } });
  expect(() => parseLock(text)).toThrow(
    `"momentum" has held "${signs}"; allowed: 100 times 0 or 1. \`npm run findings\``,
  );
});
