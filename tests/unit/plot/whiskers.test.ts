import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { whiskers } from '../../../src/lib/plot/marks/whiskers.ts';
import { panel } from '../../../src/lib/plot/panel.ts';
import type { Quantity } from '../../../src/lib/plot/quantity.ts';

function drawn(x: Quantity) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const mark = whiskers({ color: 'red', whiskers: [{ x: 0, low: 1, high: 3 }] });
  const layout = drawOn(svg, panel({ name: 'spread', x, y: { domain: [0, 4] }, marks: [mark] }), 400, 'test');
  const one = layout.placed[0]!;
  if (!('panel' in one)) throw new Error('one panel was drawn');
  return { svg, frame: one.frame };
}

test('a whisker reaches from the low value to the high one, with a stroke across at either end', () => {
  const { svg, frame } = drawn({ domain: [-1, 1] });
  const path = svg.querySelector('.whiskers path')!.getAttribute('d')!;
  const [x, bottom] = /^M([\d.]+),([\d.]+)/.exec(path)!.slice(1).map(Number);
  const top = Number(/V([\d.]+)/.exec(path)![1]);
  expect(x).toBeCloseTo(frame.x(0), 0);
  expect(bottom).toBeCloseTo(frame.y(1), 0);
  expect(top).toBeCloseTo(frame.y(3), 0);
  expect(path.match(/h8/g)).toHaveLength(2);
});

test('names of several words stand in lines, and what is below them moves down', () => {
  const names = ['SGD', 'momentum at 0.03'];
  const x: Quantity = { label: 'setting', domain: [-0.5, 1.5], names };
  const wordsOf = (quantity: Quantity) =>
    [...drawn(quantity).svg.querySelectorAll('.axis.x text')].map(({ textContent }) => textContent);
  const labelOf = (quantity: Quantity) =>
    Number(drawn(quantity).svg.querySelector('.axis.x .label')!.getAttribute('y'));
  expect(wordsOf(x)).toEqual(['SGD', 'momentum at 0.03', 'setting']);
  expect(wordsOf({ ...x, breaksNames: true })).toEqual(['SGD', 'momentum', 'at 0.03', 'setting']);
  expect(labelOf({ ...x, breaksNames: true })).toBeGreaterThan(labelOf(x));
});
