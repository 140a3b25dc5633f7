/** Panels below each other: which axes they show, and how close they stand. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { curvesOf } from '../../../src/lib/plot/curves.ts';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { heading, line, panel, stack, type Drawing } from '../../../src/lib/plot/plot.ts';

const upper = panel({
  name: 'upper',
  x: { label: 'step', domain: [0, 100], axis: 'rule' },
  y: { domain: [0, 1] },
  marks: [line({ name: 'loss', color: 'black', points: [[0, 1]] })],
});
const lower = panel({
  name: 'lower',
  x: { label: 'step', domain: [0, 100], axis: 'full' },
  y: { domain: [0, 1] },
  marks: [],
});

function drawn(drawing: Drawing) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  return { svg, height: drawOn(svg, drawing, 760, 'test').height };
}

const numbersAndLabels = (svg: Element, name: string) =>
  svg.querySelectorAll(`.panel.${name} .axis.x text`).length;

test('an axis that is a rule alone leaves numbers and label to the panel below, and takes less room', () => {
  const { svg, height } = drawn(stack(upper, lower));
  expect(numbersAndLabels(svg, 'upper')).toBe(0);
  expect(numbersAndLabels(svg, 'lower')).toBeGreaterThan(2);
  const twoFull = drawn(stack({ ...upper, x: lower.x }, lower)).height;
  expect(height).toBeLessThan(twoFull);
});

test('over seeds its curves have an axis with numbers', () => {
  expect(curvesOf(stack(upper, lower))!.x).toEqual({ label: 'step', domain: [0, 100], axis: 'full' });
});

test('a heading stands closer to what it is about than two panels to each other', () => {
  const alone = drawn(lower).height;
  const headed = drawn(stack(heading('title', ['words']), lower)).height - alone;
  const headingAlone = drawn(heading('title', ['words'])).height;
  const pair = drawn(stack(lower, lower)).height - 2 * alone;
  expect(headed).toBeCloseTo(headingAlone, 0);
  expect(pair).toBeGreaterThan(10);
});
