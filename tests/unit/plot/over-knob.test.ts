import { expect, test } from 'vitest';
import type { Curves } from '../../../src/lib/plot/curves.ts';
import { numbersOf, overKnob } from '../../../src/lib/plot/over-knob.ts';
import { seriesOf } from '../../../src/lib/plot/panel.ts';

/** A run's loss, in thirds of the run, and nothing of the line that has not begun. */
const losses = (...values: number[]): Curves => ({
  x: { label: 'step', domain: [0, 3] },
  y: { label: 'loss', domain: [0, 10] },
  lines: [
    { name: 'training', color: 'var(--series-1)', points: values.map((value, i) => [i, value]) },
    { name: 'validation', color: 'var(--series-2)', points: [] },
  ],
});
const rate = { label: 'Learning rate', scale: 'log', domain: [0.01, 1] } as const;

test('a line comes to its end, its lowest or its highest value; without points it comes to nothing', () => {
  const curves = losses(5, 2, 3, NaN);
  expect([...numbersOf(curves, 'at its end')]).toEqual([['training', 3]]);
  expect([...numbersOf(curves, 'at its lowest')]).toEqual([['training', 2]]);
  expect([...numbersOf(curves, 'at its highest')]).toEqual([['training', 5]]);
});

test('over a knob there is a point for each value, on the axes of the knob and of the curves', () => {
  const seen = [
    { value: 0.01, curves: losses(5, 4) },
    { value: 1, curves: losses(5, 9) },
  ];
  const panel = overKnob(rate, seen, 'at its end')!;
  expect(panel).toMatchObject({ x: rate, y: { label: 'loss', domain: [0, 10] } });
  expect(seriesOf(panel).find(({ name }) => name === 'training')?.points).toEqual([
    [0.01, 4],
    [1, 9],
  ]);
  expect(overKnob(rate, [], 'at its end')).toBeNull();
});
