import { expect, test } from 'vitest';
import { isAsOften, isShown, verdictLine, type Row } from '../../../scripts/findings/report.ts';

/** Held for so many of so many seeds. */
const row = (count: number, of: number, claim: Partial<Row> = {}): Row => ({
  ...{ name: 'momentum', setting: '', expected: true, atLeast: 0.9 },
  held: Array.from({ length: of }, (_, i) => i < count),
  ...claim,
});

test('a share is claimed that the held-out seeds show, and no larger one', () => {
  expect(isShown(row(96, 100))).toBe(true);
  expect(isShown(row(95, 100))).toBe(false);
  expect(isShown(row(20, 20))).toBe(false);
  expect(isShown(row(4, 100, { expected: false }))).toBe(true);
  expect(isShown(row(5, 100, { expected: false }))).toBe(false);
  expect(isShown(row(0, 100, { atLeast: 0 }))).toBe(true);
});

test('on a few seeds it has to be so as often as is claimed', () => {
  expect(isAsOften(row(18, 20))).toBe(true);
  expect(isAsOften(row(17, 20))).toBe(false);
  expect(isAsOften(row(1, 1, { atLeast: 1 }))).toBe(true);
});

test('a line for each setting, with what its seeds show', () => {
  expect(verdictLine(row(98, 100), true)).toBe(
    '✓ momentum: holds for 98 of 100, which shows 93.8 %; 90 % claimed',
  );
  expect(verdictLine(row(50, 100, { setting: 'equal steps', expected: false, atLeast: 0 }), true)).toBe(
    '✓ momentum · equal steps: fails for 50 of 100, which shows 41.3 %; nothing claimed',
  );
  expect(verdictLine(row(90, 100), false)).toMatch(/^✗ momentum: holds for 90 of 100, which shows 83\.6 %/);
});
