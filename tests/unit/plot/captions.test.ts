import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { panel, row } from '../../../src/lib/plot/plot.ts';

/** Two panels with words above and below, drawn at a width. */
function drawn(width: number, isBesideOnPhones: boolean) {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = document.querySelector('svg')!;
  const both = ['first', 'second'].map((name) =>
    panel({
      name,
      x: { label: 'x', domain: [0, 1] },
      y: { label: 'y', domain: [0, 1] },
      linesHigh: 8,
      head: [{ text: 'above', isCentred: true }],
      foot: ['below'],
      isBesideOnPhones,
      marks: [],
    }),
  );
  const { placed, height } = drawOn(svg, row(both), width, 'test');
  const frame = 'frame' in placed[0]! ? placed[0].frame : null;
  const [above, below] = ['head', 'foot'].map((group) => {
    const words = svg.querySelector(`.first .${group} text`)!;
    return {
      x: Number(words.getAttribute('x')),
      y: Number(words.getAttribute('y')),
      anchor: words.getAttribute('text-anchor'),
    };
  });
  return { frame: frame!, above: above!, below: below!, height };
}

test('words stand above and below their plot', () => {
  for (const { frame, above, below } of [drawn(760, true), drawn(360, false)]) {
    expect(above.y).toBeLessThan(frame.top);
    expect(below.y).toBeGreaterThan(frame.bottom);
    expect(above).toMatchObject({ x: (frame.left + frame.right) / 2, anchor: 'middle' });
  }
});

test('or on phones to its right, one below the other, and the drawing is lower', () => {
  const { frame, above, below, height } = drawn(360, true);
  expect(above).toMatchObject({ x: below.x, anchor: 'start' });
  expect(above.x).toBeGreaterThan(frame.right);
  expect(below.y).toBeGreaterThan(above.y);
  expect(below.y).toBeLessThan(frame.bottom);
  expect(height).toBeLessThan(drawn(360, false).height);
});
