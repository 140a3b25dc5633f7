import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { canvasOn, child } from '../../../src/lib/plot/canvas.ts';
import { fillWithFormula, raisedParts } from '../../../src/lib/plot/formula.ts';

test('what stands in ^{…} is raised, the rest is not', () => {
  expect(raisedParts('a^{b}c')).toEqual([
    { text: 'a', raised: false },
    { text: 'b', raised: true },
    { text: 'c', raised: false },
  ]);
  expect(raisedParts('x^{2}')).toEqual([
    { text: 'x', raised: false },
    { text: '2', raised: true },
  ]);
  expect(raisedParts('1 + t')).toEqual([{ text: '1 + t', raised: false }]);
});

test('the line comes back down after a superscript, and a shorter text leaves no part of a longer one', () => {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = canvasOn(document.querySelector('svg')!, { width: 360, height: 100 });
  const law = child(svg, 'text', 'law');
  fillWithFormula(law, 'a^{b}c');
  const shifts = [...document.querySelectorAll('tspan')].map((part) => Number(part.getAttribute('dy')));
  expect(shifts[0]).toBe(0);
  expect(shifts[1]).toBeLessThan(0);
  expect(shifts[1]! + shifts[2]!).toBe(0);
  fillWithFormula(law, 'd');
  expect(document.querySelector('text')!.textContent).toBe('d');
});
