import { expect, test } from 'vitest';
import { slider } from '../../../../src/lib/figure/contract/knobs.ts';
import { valuesAlong } from '../../../../src/lib/figure/dialogs/knob-sweep.ts';

const along = (range: { min: number; max: number; step?: number; scale?: 'log' }) =>
  valuesAlong(slider({ label: 'Knob', default: range.min, ...range }));

test('a slider is swept from end to end, in equal steps of its own scale', () => {
  expect(along({ min: 0, max: 0.8, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
  expect(along({ min: 0.01, max: 100, scale: 'log' })).toEqual([
    0.01, 0.0316, 0.1, 0.316, 1, 3.16, 10, 31.6, 100,
  ]);
});

test('one with few positions is swept at each of them', () => {
  expect(along({ min: 1, max: 4, step: 1 })).toEqual([1, 2, 3, 4]);
});
