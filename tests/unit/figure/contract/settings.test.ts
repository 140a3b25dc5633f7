import { expect, test } from 'vitest';
import { changed, sameSettings, standAt } from '../../../../src/lib/figure/contract/settings.ts';

const lesson = {
  beta: 0.86,
  nesterov: false,
  data: 'moons',
  start: { x: -1, y: 2 },
  log: [{ rate: 0.1, batch: 8 }],
};

test('settings are the same when every value is, however it is composed', () => {
  expect(sameSettings(lesson, structuredClone(lesson))).toBe(true);
  expect(sameSettings(lesson, { ...lesson, start: { y: 2, x: -1 } })).toBe(true);
});

test.each([
  ['a number', { beta: 0.85 }],
  ['a switch', { nesterov: true }],
  ['a word', { data: 'xor' }],
  ['one side of a point', { start: { x: -1, y: 2.5 } }],
  ['a value in a log', { log: [{ rate: 0.2, batch: 8 }] }],
  ['one trial more', { log: [...lesson.log, { rate: 0.1, batch: 8 }] }],
  ['an empty log', { log: [] }],
  ['a value that only one side has', { seed: 1 }],
])('%s makes them others, and is named', (_, changes) => {
  const other = { ...lesson, ...changes };
  expect(changed(lesson, other)).toEqual(Object.keys(changes));
  expect(changed(other, lesson)).toEqual(Object.keys(changes));
  expect(sameSettings(lesson, other)).toBe(false);
});

test('a number is not the word for it', () => {
  expect(sameSettings({ seed: 1 }, { seed: '1' })).toBe(false);
});

test('settings stand at some of their values, whatever the others are', () => {
  expect(standAt(lesson, { beta: 0.86, start: { x: -1, y: 2 } })).toBe(true);
  expect(standAt(lesson, { beta: 0.86, nesterov: true })).toBe(false);
  expect(standAt(lesson, {})).toBe(true);
});
