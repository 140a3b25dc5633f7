import { scaleLinear } from 'd3';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { binnedScatter, type BinnedScatter } from '../../../src/lib/charts/binned-scatter.ts';
import { canvasOn } from '../../../src/lib/charts/canvas.ts';

function drawn(changes: Partial<BinnedScatter>, yTicks: number[] | null = null) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const { svg: layer } = canvasOn(svg, { width: 360, height: 200 }, 'test');
  const plain = {
    title: 'title',
    places: [],
    values: [],
    crossed: [],
    means: [],
    ticks: [],
    jitter: 0,
  };
  binnedScatter(
    layer,
    { ...plain, ...changes },
    { left: 50, width: 200, top: 20, bottom: 120, y: scaleLinear().domain([0, 1]).range([120, 20]), yTicks },
  );
  return svg;
}

const numbers = (svg: Element, name: string) =>
  (svg.querySelector(`path.${name}`)!.getAttribute('d') ?? '')
    .split('M')
    .slice(1)
    .map((mark) =>
      mark
        .split(/[,hlHV]/)
        .slice(0, 2)
        .map(Number),
    );

test('values stand at their places, those that are crossed as crosses', () => {
  const svg = drawn({ places: [0, 0.5, 1], values: [0, 1, 0.5], crossed: [false, false, true] });
  expect(numbers(svg, 'finished')).toEqual([
    [50, 120],
    [150, 20],
  ]);
  // The cross begins at its upper left corner.
  expect(numbers(svg, 'diverged')).toEqual([[247, 67]]);
});

test('each bin’s mean is a step as wide as the bin; an empty bin has none', () => {
  const svg = drawn({ means: [0.5, null, 1, 0] });
  expect(svg.querySelector('.means')!.getAttribute('d')).toBe('M50,70H100M150,20H200M200,120H250');
});

test('values at one place spread over the band around it, and no further', () => {
  const places = Array.from({ length: 100 }, () => 0.5);
  const xs = (jitter: number) =>
    numbers(drawn({ places, values: places, crossed: places.map(() => false), jitter }), 'finished').map(
      ([x]) => x!,
    );
  expect(new Set(xs(0))).toEqual(new Set([150]));
  expect(Math.min(...xs(0.2))).toBeGreaterThanOrEqual(130);
  expect(Math.max(...xs(0.2))).toBeLessThanOrEqual(170);
  expect(new Set(xs(0.2).map((x) => Math.floor((x - 130) / 4))).size).toBe(10);
});

test('the axis at the left is drawn where it is asked for', () => {
  expect(drawn({}, [0, 1]).querySelectorAll('.axis.loss .number')).toHaveLength(2);
  expect(drawn({}).querySelector('.axis.loss')).toBeNull();
});
