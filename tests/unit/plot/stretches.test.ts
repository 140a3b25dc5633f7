import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { stretches } from '../../../src/lib/plot/marks/stretches.ts';
import { panel } from '../../../src/lib/plot/panel.ts';

test('a stretch is a bar from its first value to its last, in the middle of its row', () => {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const mark = stretches({ stretches: [{ row: 1, from: 2, to: 5, color: 'red' }] });
  const rows = panel({ name: 'rows', x: { domain: [0, 10] }, y: { domain: [1.5, -0.5] }, marks: [mark] });
  const placed = drawOn(svg, rows, 400, 'test').placed[0]!;
  if (!('panel' in placed)) throw new Error('one panel was drawn');
  const { x, y } = placed.frame;
  const bar = svg.querySelector('.stretches rect')!;
  const at = (name: string) => Number(bar.getAttribute(name));
  expect(at('x')).toBeCloseTo(x(2), 0);
  expect(at('x') + at('width')).toBeCloseTo(x(5), 0);
  expect(at('y') + at('height') / 2).toBeCloseTo(y(1), 0);
  expect(at('height')).toBeLessThan(Math.abs(y(1) - y(0)));
});
