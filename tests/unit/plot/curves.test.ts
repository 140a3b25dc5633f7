import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { curvesOver, medianOf, overSeeds, type Curves } from '../../../src/lib/plot/curves.ts';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { heightAt, placesOn, sketchPanel, type Sketch } from '../../../src/lib/plot/sketch.ts';

const linear = { label: 'step', scale: 'linear', domain: [0, 10] } as const;
const log = { label: 'loss', scale: 'log', domain: [0.01, 100] } as const;

const blankSvg = () =>
  parseHTML('<!doctype html><svg xmlns="http://www.w3.org/2000/svg"></svg>').document.querySelector('svg')!;

describe('medianOf', () => {
  test('is taken at each x, of the curves that reach it', () => {
    const curves = [1, 2, 9].map((y) => [0, 1].map((x) => [x, y + x] as const));
    expect(medianOf(curves)).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  test('ends where fewer than half of the curves go on', () => {
    const long = [0, 1, 2].map((x) => [x, 1] as const);
    expect(medianOf([long, long.slice(0, 2), long.slice(0, 1), long.slice(0, 1)])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });
});

test('curves over things have a point for each that is known, at its place in their order', () => {
  const { x, lines } = curvesOver([{ loss: 3 }, {}, { loss: NaN }, { loss: 5 }] as { loss?: number }[], {
    x: { label: 'network', names: ['a', 'b', 'c', 'd'] },
    y: log,
    lines: [{ name: 'loss', color: 'var(--series-1)', of: ({ loss }) => loss }],
  });
  expect(x.domain).toEqual([0, 3]);
  expect(lines).toEqual([
    {
      name: 'loss',
      color: 'var(--series-1)',
      points: [
        [0, 3],
        [3, 5],
      ],
    },
  ]);
});

describe('over seeds', () => {
  const of = (shift: number): Curves => ({
    x: linear,
    y: log,
    lines: [{ name: 'good', color: 'var(--series-1)', points: [0, 5, 10].map((x) => [x, 1 + x + shift]) }],
  });
  const draw = (svg: Element, curves: Curves[], emphasized: number | null) =>
    drawOn(svg, overSeeds(curves, emphasized)!, 760, 'test');

  test('there is a thin line for each seed, a thick median and its name; again, and nothing of before is left', () => {
    const svg = blankSvg();
    draw(svg, [of(0), of(1), of(2)], 1);
    expect(svg.querySelectorAll('.overlay .one')).toHaveLength(3);
    draw(svg, [of(0)], null);
    expect(svg.querySelectorAll('.overlay .one')).toHaveLength(1);
    expect(svg.querySelector('.line .stroke')!.getAttribute('d')).toBe(
      svg.querySelector('.overlay .one')!.getAttribute('d'),
    );
    expect(svg.querySelector('.ends')!.textContent).toBe('good');
  });

  test('what a logarithm cannot show leaves no trace in the numbers of the drawing', () => {
    const svg = blankSvg();
    const broken = of(0);
    const points = [
      [0, 1],
      [5, 0],
      [10, NaN],
    ] as const;
    draw(svg, [{ ...broken, lines: [{ ...broken.lines[0]!, points }] }], null);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity/);
  });

  test('without seeds there is nothing to draw', () => expect(overSeeds([], null)).toBeNull());
});

describe('a curve that a reader expects', () => {
  test('is set at even places of its axis, or at its names', () => {
    expect(placesOn(linear)).toHaveLength(8);
    const ratios = placesOn(log)
      .slice(1)
      .map((x, i) => x / placesOn(log)[i]!);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(10_000 ** (1 / 7));
    expect(placesOn({ ...linear, domain: [0, 2], names: ['a', 'b', 'c'] })).toEqual([0, 1, 2]);
  });

  test('is compared in shares of the axis, straight between the points', () => {
    const axes = { x: linear, y: log };
    const curve = [
      [0, 0.01],
      [10, 100],
    ] as const;
    expect(heightAt(axes, curve, 0)).toBeCloseTo(0);
    expect(heightAt(axes, curve, 2.5)).toBeCloseTo(0.25);
    expect(heightAt(axes, curve, 10)).toBeCloseTo(1);
    expect(heightAt(axes, [[0, 1]], 5)).toBeNull();
  });

  test('is drawn with a slider at each of its places, and the real one when it is known', () => {
    const svg = blankSvg();
    const sketch: Sketch = {
      x: linear,
      y: log,
      name: 'loss',
      color: 'var(--series-1)',
      xs: placesOn(linear),
      guess: placesOn(linear).map(() => 0.5),
      real: null,
    };
    const draw = (changes: Partial<Sketch> = {}) =>
      drawOn(svg, sketchPanel({ ...sketch, ...changes }), 420, 'test');
    draw();
    const handles = [...svg.querySelectorAll('[role=slider]')];
    expect(handles).toHaveLength(8);
    expect(handles.map((handle) => handle.getAttribute('aria-valuetext'))).toEqual(Array(8).fill('1'));
    expect(svg.querySelectorAll('.line')).toHaveLength(1);
    expect(svg.textContent).toContain('Draw here');
    draw({
      real: [
        [0, 1],
        [10, 1],
      ],
    });
    expect(svg.querySelectorAll('.line')).toHaveLength(2);
    expect(svg.textContent).not.toContain('Draw here');
  });
});
