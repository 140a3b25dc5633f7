import { expect, test } from 'vitest';
import { layoutOf } from '../../../src/lib/plot/layout.ts';
import { facets, panel } from '../../../src/lib/plot/plot.ts';

/** Five panels in columns: the frames and the panels as they are placed. */
function placed(columns: number, sharesX: boolean) {
  const panels = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    panel({ name, x: { label: 'x', domain: [0, 1] }, y: { domain: [0, 1] }, linesHigh: 5, marks: [] }),
  );
  const layout = layoutOf(facets(panels, { columns, sharesX }), 760, 'test');
  const both = layout.placed.flatMap((one) => ('panel' in one ? [one] : []));
  return {
    height: layout.height,
    withAxis: both.filter((one) => one.panel.x.axis !== 'none').map((one) => one.panel.name),
    frames: both.map(({ frame }) => frame),
  };
}

test('one horizontal axis below each column serves all its panels', () => {
  expect(placed(1, true).withAxis).toEqual(['e']);
  expect(placed(3, true).withAxis).toEqual(['c', 'd', 'e']);
  expect(placed(5, true).withAxis).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('without theirs, the upper panels take less room, and all plots are of one size', () => {
  const [shared, own] = [placed(1, true), placed(1, false)];
  expect(own.withAxis).toHaveLength(5);
  expect(shared.height).toBeLessThan(own.height);
  for (const { top, bottom } of shared.frames)
    expect(bottom - top).toBe(own.frames[0]!.bottom - own.frames[0]!.top);
});
