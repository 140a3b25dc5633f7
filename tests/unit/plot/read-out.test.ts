import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../../src/lib/plot/layout.ts';
import type { Frame } from '../../../src/lib/plot/mark.ts';
import { cells } from '../../../src/lib/plot/marks/cells.ts';
import { course } from '../../../src/lib/plot/marks/course.ts';
import { line } from '../../../src/lib/plot/marks/line.ts';
import { things } from '../../../src/lib/plot/marks/things.ts';
import { panel, stack } from '../../../src/lib/plot/panel.ts';
import { readable, readingAt, readThing, stopsOf } from '../../../src/lib/plot/read-out.ts';

const lines = panel({
  name: 'losses',
  x: { label: 'step', domain: [0, 10] },
  y: { label: 'loss J (log scale)', scale: 'log', domain: [0.01, 1] },
  marks: [
    line({ name: 'α = 0.1', color: 'red', points: [0, 5, 10].map((x) => [x, 0.1] as const) }),
    line({
      name: 'α = 0.3',
      color: 'blue',
      points: [
        [0, 1],
        [5, 0.1234567],
        [10, 40],
      ],
    }),
  ],
});

const map = panel({
  name: 'map',
  frame: 'box',
  aspect: 1,
  x: { label: 'α', domain: [-0.5, 1.5], names: ['0.1', '0.3'] },
  y: { label: 'B', domain: [-0.5, 1.5], names: ['8', '64'] },
  marks: [cells({ columns: 2, values: [1, 2, 3, null], label: 'loss', share: (value) => value / 3 })],
});

const layout = layoutOf(stack(lines, map), 760, 'test');
const [upper, lower] = readable(layout);

describe('over lines', () => {
  const { frame } = upper!;
  /** At this share of the width, half way up. */
  const at = (share: number) =>
    readingAt(layout, frame.left + share * (frame.right - frame.left), (frame.top + frame.bottom) / 2)!;

  test('the nearest x is read, with the value of every line there as the table has it', () => {
    const { place, entries, at: where } = at(0.55);
    expect(place).toBe('step 5');
    expect(entries.map(({ name, value, color }) => [name, value, color])).toEqual([
      ['α = 0.1', '0.1', 'red'],
      ['α = 0.3', '0.12346', 'blue'],
    ]);
    expect(where).toEqual({ x: (frame.left + frame.right) / 2, y: null });
  });

  test('what is said of a line at one of its points stands behind its value, there alone', () => {
    const stopped = course({
      name: 'loss',
      color: 'red',
      points: [
        [0, 1],
        [5, 0.1],
        [10, 0.2],
      ],
      notes: [{ x: 5, words: 'kept' }],
    });
    const noted = layoutOf({ ...lines, marks: [stopped] }, 760, 'test');
    const [{ frame }] = readable(noted) as [NonNullable<typeof upper>];
    const valuesAt = (x: number) =>
      readingAt(noted, frame.x(x), frame.top)!.entries.map(({ value }) => value);
    expect([valuesAt(0), valuesAt(5), valuesAt(10)]).toEqual([['1'], ['0.1, kept'], ['0.2']]);
  });

  test('each value has its height: 0.1 is half way between 0.01 and 1 on a log axis', () => {
    expect(at(0.5).entries[0]!.y).toBeCloseTo((frame.top + frame.bottom) / 2);
    expect(at(0).entries[1]!.y).toBeCloseTo(frame.top);
  });

  test('what has left the panel is told, but stands nowhere', () => {
    expect(at(1).entries[1]).toMatchObject({ value: '40', y: null });
  });

  test('the keys stop where lines have values', () => {
    expect(stopsOf(upper!)).toEqual([frame.left, (frame.left + frame.right) / 2, frame.right]);
  });
});

describe('over a map', () => {
  const { frame } = lower!;
  const at = (x: number, y: number) => readingAt(layout, frame.x(x), frame.y(y));

  test('the value of the cell is read, and what its column and row stand for', () => {
    expect(at(1.2, 0.1)).toMatchObject({
      place: 'α 0.3, B 8',
      entries: [{ name: 'loss', value: '2', y: null }],
    });
    expect(at(-0.3, 0.8)!.entries[0]!.value).toBe('3');
  });

  test('an empty cell has nothing to read', () => {
    expect(at(1, 1)).toBeNull();
  });
});

describe('over things', () => {
  const told = [['loss', 0.1234567]] as const;
  const first = panel({
    name: 'first',
    x: { domain: [0, 10] },
    y: { domain: [0, 1] },
    marks: [
      things({
        things: [
          { name: 'trial 1', at: [[2, 0.5]], told },
          { name: 'trial 2', at: [[8, 0.5]], told: [['state', 'failed']] },
        ],
      }),
    ],
  });
  const second = panel({
    name: 'second',
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      things({
        things: [
          {
            name: 'trial 1',
            at: [
              [0, 0.2],
              [1, 0.9],
            ],
            told,
          },
        ],
      }),
    ],
  });
  const linked = layoutOf(stack(first, second), 760, 'test');
  const [above, below] = readable(linked).map(({ frame }) => frame) as [Frame, Frame];

  test('the nearest is read, and marked in every panel that has it', () => {
    const reading = readingAt(linked, above.x(2) + 5, above.y(0.5) - 5)!;
    expect(reading).toMatchObject({ place: 'trial 1', entries: [{ name: 'loss', value: '0.12346' }] });
    expect(reading.marked).toEqual([
      [[above.x(2), above.y(0.5)]],
      [
        [below.x(0), below.y(0.2)],
        [below.x(1), below.y(0.9)],
      ],
    ]);
  });

  test('one of several places will do, and one panel is enough', () => {
    expect(readingAt(linked, below.x(1) - 3, below.y(0.9))!.place).toBe('trial 1');
    expect(readingAt(linked, above.x(8), above.y(0.5))!.marked).toHaveLength(1);
  });

  test('far from all of them nothing is read', () => {
    expect(readingAt(linked, above.x(5), above.y(0.5))).toBeNull();
  });

  test('what is no longer there cannot be read', () => {
    expect(readThing(linked, readable(linked)[1]!, 'trial 2')).toBeNull();
  });
});

test('beside the panels there is nothing to read', () => {
  expect(readingAt(layout, 2, 2)).toBeNull();
});
