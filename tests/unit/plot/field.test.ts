import { expect, test } from 'vitest';
import { fieldAt, sampleField } from '../../../src/lib/plot/field.ts';

const grid = { x: [0, 2], y: [0, 1], columns: 3, rows: 2 } as const;

test('a field whose function is at hand is read off exactly, else at the nearest sample', () => {
  const field = sampleField((x, y) => x * x + y, grid);
  expect([...Array.from(field.values)]).toEqual([0, 1, 4, 1, 2, 5]);
  expect(fieldAt(field, 1.4, 0.4)).toBeCloseTo(2.36, 12);
  const samples = { ...grid, values: field.values };
  expect(fieldAt(samples, 1.4, 0.4)).toBe(1);
  expect(fieldAt(samples, 2.6, 0)).toBeNull();
});
