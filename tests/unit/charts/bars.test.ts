import { scaleLinear } from 'd3';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { barPitch, bars, type Bar } from '../../../src/lib/charts/bars.ts';
import { canvasOn } from '../../../src/lib/charts/canvas.ts';

function drawn(rows: Bar[]) {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const { svg: layer } = canvasOn(svg, { width: 360, height: 100 }, 'test');
  bars(layer, rows, { x: scaleLinear().domain([0, 1]).range([100, 300]), top: 10 });
  const all = (selector: string, attribute: string) =>
    [...svg.querySelectorAll(selector)].map((element) => element.getAttribute(attribute));
  return { all };
}

const bar = (value: number, error = 0): Bar => ({ name: 'name', value, error, label: `${value}` });

test('bars are as long as their values, the whisker reaches one error to both sides, and the label stands clear of both', () => {
  const { all } = drawn([bar(0.5, 0.1), bar(0.25)]);
  expect(all('rect', 'width').map(Number)).toEqual([100, 50]);
  expect(all('.error', 'd')).toEqual(['M180,12.5H220', 'M150,12.5H150']);
  expect(all('.value', 'x').map(Number)).toEqual([228, 158]);
  expect(all('.row', 'transform')).toEqual(['translate(0,10)', `translate(0,${10 + barPitch})`]);
});

test('nothing reaches below 0', () => {
  const { all } = drawn([bar(-0.1, 0.05), bar(0.05, 0.2)]);
  expect(all('rect', 'width').map(Number)).toEqual([0, 10]);
  expect(all('.error', 'd')).toEqual(['M100,12.5H100', 'M100,12.5H150']);
});

test('the longest bar has a colour of its own', () => {
  const fills = drawn([bar(0.2), bar(0.4), bar(0.3)]).all('rect', 'fill');
  expect(new Set(fills).size).toBe(2);
  expect(fills[0]).toBe(fills[2]);
});
