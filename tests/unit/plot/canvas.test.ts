import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { canvasOn, child, children } from '../../../src/lib/plot/canvas.ts';

test('what a longer list adds stands where a fresh drawing has it, before what follows the list', () => {
  const draw = (svg: Element, numbers: string[]) => {
    const layer = canvasOn(svg, { width: 360, height: 100 });
    children(layer, 'text', 'number', numbers).text(String);
    child(layer, 'text', 'label').text('label');
    return svg.textContent;
  };
  const blank = () => parseHTML('<!doctype html><svg></svg>').document.querySelector('svg')!;
  const svg = blank();
  draw(svg, ['1', '2']);
  expect(draw(svg, ['1', '2', '3', '4'])).toBe('1234label');
  expect(draw(svg, ['5'])).toBe('5label');
  expect(draw(svg, ['5', '6'])).toBe(draw(blank(), ['5', '6']));
});
