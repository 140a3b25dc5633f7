import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { line, panel, type Point } from '../../../src/lib/plot/plot.ts';

/** Where the names of lines stand that end at these points, on axes from 0 to 10. */
function namesAt(ends: readonly Point[], isAtLine: boolean) {
  const { document } = parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>');
  const svg = document.querySelector('svg')!;
  const { placed } = drawOn(
    svg,
    panel({
      name: 'lines',
      x: { domain: [0, 10] },
      y: { domain: [0, 10] },
      marks: ends.map((end, i) =>
        line({ name: `line ${i}`, color: 'var(--ink)', points: [[0, 5], end], isAtLine }),
      ),
    }),
    760,
    'test',
  );
  const frame = 'frame' in placed[0]! ? placed[0].frame : null;
  const names = [...svg.querySelectorAll('.ends text')].map((text) => ({
    x: Number(text.getAttribute('x')),
    y: Number(text.getAttribute('y')),
  }));
  return { frame: frame!, names };
}

test('names stand at the panel’s edge, or where their lines end', () => {
  const ends: Point[] = [
    [3, 5],
    [10, 2],
  ];
  const [edge, own] = [namesAt(ends, false), namesAt(ends, true)];
  expect(edge.names[0]!.x).toBe(edge.names[1]!.x);
  expect(own.names[1]!.x).toBe(edge.names[1]!.x);
  const along = (own.names[0]!.x - own.frame.left) / (own.frame.right - own.frame.left);
  expect(along).toBeGreaterThan(0.3);
  expect(along).toBeLessThan(0.33);
});

test('those of lines that end close together are kept apart, others keep their heights', () => {
  const [near, far] = [
    namesAt(
      [
        [3, 5],
        [3.1, 5.1],
      ],
      true,
    ),
    namesAt(
      [
        [3, 5],
        [8, 5.1],
      ],
      true,
    ),
  ].map(({ names }) => Math.abs(names[0]!.y - names[1]!.y));
  expect(near).toBeGreaterThanOrEqual(16);
  expect(far).toBeLessThan(5);
});

test('the name of a line that leaves through the floor stands above the axis', () => {
  const { frame, names } = namesAt([[3, -20]], true);
  expect(names[0]!.y).toBeLessThan(frame.bottom);
});
