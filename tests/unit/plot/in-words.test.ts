import { expect, test } from 'vitest';
import { inWords } from '../../../src/lib/plot/in-words.ts';
import { course, line, panel, row, rule, type Point } from '../../../src/lib/plot/plot.ts';

const losses = (points: readonly Point[]) =>
  panel({
    name: 'losses',
    head: ['After training'],
    x: { label: 'step', domain: [0, 400] },
    y: { label: 'training loss J', scale: 'log', domain: [0.001, 1] },
    marks: [rule({ y: 0.5 }), line({ name: 'low', color: 'var(--series-1)', points })],
  });

test('says of each line where it begins and where it ends, on which axes', () => {
  const points = [
    [0, 0.35],
    [200, 0.2],
    [400, 0.0871],
  ] as const;
  expect(inWords(losses(points))).toBe(
    'After training: training loss J over step from 0 to 400: low from 0.35 to 0.087.',
  );
});

test('a line that has not begun has no value; a panel without lines says nothing', () => {
  const map = panel({ name: 'map', x: { domain: [0, 1] }, y: { domain: [0, 1] }, marks: [] });
  expect(inWords(row([losses([]), map]))).toMatch(/: low has no value yet\.$/);
});

test('says where a line has a note', () => {
  const stopped = course({
    name: 'loss',
    color: 'var(--series-1)',
    points: [
      [0, 1],
      [200, 0.1],
      [400, 0.2],
    ],
    notes: [{ x: 200, words: 'kept' }],
  });
  expect(inWords({ ...losses([]), marks: [stopped] })).toMatch(/: loss from 1 to 0\.2, kept at 200\.$/);
});
