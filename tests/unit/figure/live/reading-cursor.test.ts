import { describe, expect, test } from 'vitest';
import { isReadingKey, moved, type Cursor } from '../../../../src/lib/figure/live/reading-cursor.ts';
import { layoutOf } from '../../../../src/lib/plot/layout.ts';
import { cells } from '../../../../src/lib/plot/marks/cells.ts';
import { contours } from '../../../../src/lib/plot/marks/contours.ts';
import { line } from '../../../../src/lib/plot/marks/line.ts';
import { things } from '../../../../src/lib/plot/marks/things.ts';
import { panel, stack } from '../../../../src/lib/plot/panel.ts';
import { readable } from '../../../../src/lib/plot/read-out.ts';
import { sampleField } from '../../../../src/lib/plot/field.ts';

const steps = Array.from({ length: 21 }, (_, step) => step);
const lines = panel({
  name: 'losses',
  x: { label: 'step', domain: [0, 20] },
  y: { label: 'loss', domain: [0, 1] },
  marks: [line({ name: 'J', color: 'red', points: steps.map((step) => [step, 0.5] as const) })],
});
const bowl = sampleField((x, y) => x * x + y * y, { x: [-1, 1], y: [-1, 1], columns: 11, rows: 11 });
const map = panel({
  name: 'bowl',
  frame: 'none',
  aspect: 1,
  x: { domain: [-1, 1] },
  y: { domain: [-1, 1] },
  marks: [contours({ field: bowl, thresholds: [0.5], label: 'J' })],
});
const panels = readable(layoutOf(stack(lines, map), 760, 'test'));

/** Where keys lead one after another, in the units of the data. */
function after(...keys: string[]) {
  const cursor = keys.reduce<Cursor | null>((at, key) => moved(at, key, 1, panels), null)!;
  const { frame } = panels[cursor.panel]!;
  return { panel: cursor.panel, x: frame.x.invert(cursor.x), y: frame.y.invert(cursor.y) };
}

describe('along lines', () => {
  test.each([
    ['begins at the first value', ['ArrowRight'], 0],
    ['or at the last', ['ArrowLeft'], 20],
    ['goes from value to value', ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'], 1],
    ['goes to the ends', ['ArrowRight', 'End'], 20],
    ['and no further', ['ArrowRight', 'End', 'ArrowRight'], 20],
  ])('reading %s', (_, keys, step) => {
    expect(after(...keys)).toMatchObject({ panel: 0, x: expect.closeTo(step) as number });
  });

  test('ten steps at once stop at the end', () => {
    const start = moved(null, 'ArrowRight', 1, panels);
    const far = moved(start, 'ArrowRight', 10, panels);
    expect(panels[0]!.frame.x.invert(far!.x)).toBeCloseTo(10);
    expect(
      panels[0]!.frame.x.invert(moved(moved(far, 'ArrowRight', 10, panels), 'ArrowRight', 10, panels)!.x),
    ).toBeCloseTo(20);
  });
});

describe('on a map', () => {
  const there = ['ArrowRight', 'PageDown'];

  test('reading begins in the middle', () => {
    expect(after(...there)).toEqual({
      panel: 1,
      x: expect.closeTo(0) as number,
      y: expect.closeTo(0) as number,
    });
  });

  test('all four arrows move, up is up', () => {
    expect(after(...there, 'ArrowRight', 'ArrowRight', 'ArrowUp')).toEqual({
      panel: 1,
      x: expect.closeTo(0.1) as number,
      y: expect.closeTo(0.05) as number,
    });
    expect(after(...there, 'Home', 'ArrowLeft').x).toBeCloseTo(-1);
  });
});

describe('on a map of cells', () => {
  /** Four columns and two rows, the first of them on top. */
  const heatMap = panel({
    name: 'losses',
    x: { domain: [-0.5, 3.5] },
    y: { domain: [1.5, -0.5] },
    marks: [cells({ columns: 4, values: [1, 2, 3, 4, 5, 6, 7, 8], label: 'J', share: () => 0 })],
  });
  const only = readable(layoutOf(heatMap, 760, 'test'));
  const { frame } = only[0]!;
  function cellAfter(...keys: string[]) {
    const cursor = keys.reduce<Cursor | null>((at, key) => moved(at, key, 1, only), null)!;
    return [frame.x.invert(cursor.x), frame.y.invert(cursor.y)];
  }

  test.each([
    ['begins in a cell of the middle', ['ArrowRight'], [2, 1]],
    ['goes from cell to cell', ['ArrowRight', 'ArrowLeft'], [1, 1]],
    ['goes up where up is', ['ArrowRight', 'ArrowUp'], [2, 0]],
    ['stays at the rim', ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown'], [3, 1]],
    ['goes to either end of the row', ['ArrowRight', 'Home'], [0, 1]],
  ])('reading %s', (_, keys, cell) => {
    expect(cellAfter(...keys)).toEqual(cell.map((place) => expect.closeTo(place, 9) as number));
  });
});

describe('from thing to thing', () => {
  const panelOf = (name: string, trials: readonly number[]) =>
    panel({
      name,
      x: { domain: [0, 10] },
      y: { domain: [0, 10] },
      marks: [
        things({ things: trials.map((trial) => ({ name: `trial ${trial}`, at: [[5, trial]], told: [] })) }),
      ],
    });
  const linked = readable(layoutOf(stack(panelOf('all', [1, 2, 3]), panelOf('some', [1, 3])), 760, 'test'));
  const readAfter = (...keys: string[]) => {
    const cursor = keys.reduce<Cursor | null>((at, key) => moved(at, key, 1, linked), null)!;
    return [cursor.panel, cursor.thing];
  };

  test.each([
    ['begins with the first', ['ArrowRight'], [0, 'trial 1']],
    ['or with the last', ['End'], [0, 'trial 3']],
    ['goes on in their order, whatever stands above another', ['ArrowRight', 'ArrowRight'], [0, 'trial 2']],
    ['and no further than the last', ['End', 'ArrowRight'], [0, 'trial 3']],
    ['goes to the same in another panel', ['End', 'ArrowDown'], [1, 'trial 3']],
    ['or to the first, where it is not', ['ArrowRight', 'ArrowRight', 'PageDown'], [1, 'trial 1']],
  ])('reading %s', (_, keys, read) => {
    expect(readAfter(...keys)).toEqual(read);
  });
});

test('Down and Up, where they do nothing else, and the page keys change the panel; beyond the last there is none', () => {
  expect(after('ArrowRight', 'ArrowDown').panel).toBe(1);
  expect(after('ArrowRight', 'PageDown', 'PageUp').panel).toBe(0);
  expect(after('ArrowRight', 'PageUp').panel).toBe(0);
  expect(after('ArrowRight', 'PageDown', 'PageDown').panel).toBe(1);
});

test('a drawing without values has no cursor', () => {
  expect(moved(null, 'ArrowRight', 1, [])).toBeNull();
});

test('other keys are not for reading', () => {
  expect(['Tab', 'Enter', ' ', 'a', 'toString'].filter(isReadingKey)).toEqual([]);
});
