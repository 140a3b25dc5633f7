import { describe, expect, it } from 'vitest';
import { offsetsUpTo, shiftedBy } from '../../../src/lib/data/shift.ts';

describe('offsets', () => {
  it('begin with none and have those of fewer pixels first', () => {
    expect(offsetsUpTo(0)).toEqual([{ right: 0, down: 0 }]);
    expect(offsetsUpTo(1)).toHaveLength(9);
    expect(offsetsUpTo(2)).toHaveLength(25);
    expect(offsetsUpTo(2).slice(0, 9)).toEqual(offsetsUpTo(1));
    const all = offsetsUpTo(2).map(({ right, down }) => [right, down].join());
    expect(new Set(all).size).toBe(25);
  });
});

describe('shifted images', () => {
  it('move as a whole, and background comes in', () => {
    const images = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const offsets = [
      { right: 0, down: 0 },
      { right: 1, down: 0 },
      { right: -1, down: 1 },
      { right: 0, down: -2 },
    ];
    expect([...shiftedBy(offsets, images, 3, -1)]).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9],
      ...[-1, 1, 2, -1, 4, 5, -1, 7, 8],
      ...[-1, -1, -1, 2, 3, -1, 5, 6, -1],
      ...[7, 8, 9, -1, -1, -1, -1, -1, -1],
    ]);
  });

  it('stay apart from their neighbours', () => {
    const two = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect([...shiftedBy([{ right: 0, down: 1 }], two, 2, 0)]).toEqual([0, 0, 1, 2, 0, 0, 5, 6]);
  });
});
