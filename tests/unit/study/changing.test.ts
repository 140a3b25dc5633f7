import { expect, test } from 'vitest';
import { changing } from '../../../src/lib/study/changing.ts';
import { usualRun } from '../../../src/lib/study/defaults.ts';

const faster = { ...usualRun, learningRate: 1 };

test('a run changes to what the next one has of what can be changed on the way', () => {
  const later = [
    { at: 5, run: faster },
    { at: 9, run: { ...faster, l2: 0.1, hidden: [3] } },
  ];
  expect(changing(usualRun, later, 20)).toEqual({
    ...usualRun,
    changes: [
      { at: 5, set: { learningRate: 1 } },
      { at: 9, set: { l2: 0.1 } },
    ],
  });
});

test('its own changes stay; of two at one step the new one has the last word', () => {
  const changes = [
    { at: 5, set: { learningRate: 0.5, l1: 0.1 } },
    { at: 8, set: { l2: 0.1 } },
  ];
  expect(changing({ ...usualRun, changes }, [{ at: 5, run: faster }], 20).changes).toEqual([
    { at: 5, set: { learningRate: 1, l1: 0.1 } },
    { at: 8, set: { l2: 0.1 } },
  ]);
});

test('what comes after its last step, and what changes nothing, is left out', () => {
  expect(changing(usualRun, [{ at: 20, run: faster }], 20)).toBe(usualRun);
  expect(changing(usualRun, [{ at: 5, run: usualRun }], 20)).toBe(usualRun);
});
