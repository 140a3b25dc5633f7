import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawOn } from '../../../src/lib/plot/draw.ts';
import { spread } from '../../../src/lib/plot/marks/spread.ts';
import { panel } from '../../../src/lib/plot/panel.ts';

test('the band goes along the high values and back along the low ones', () => {
  const { document } = parseHTML('<!doctype html><svg></svg>');
  const svg = document.querySelector('svg')!;
  const reaches = [
    { x: 0, low: 1, high: 3 },
    { x: 1, low: 2, high: 4 },
  ];
  const marks = [spread({ color: 'red', reaches })];
  const layout = drawOn(
    svg,
    panel({ name: 'p', x: { domain: [0, 1] }, y: { domain: [0, 4] }, marks }),
    400,
    'test',
  );
  const one = layout.placed[0]!;
  if (!('panel' in one)) throw new Error('one panel was drawn');
  const { x, y } = one.frame;
  const corners = svg
    .querySelector('.spread path')!
    .getAttribute('d')!
    .slice(1)
    .split('L')
    .map((corner) => corner.split(',').map(Number));
  expect(corners.map(([across]) => across)).toEqual(
    [x(0), x(1), x(1), x(0)].map((at) => expect.closeTo(at, 0)),
  );
  expect(corners.map(([, up]) => up)).toEqual([y(3), y(4), y(2), y(1)].map((at) => expect.closeTo(at, 0)));
});
