import { describe, expect, it } from 'vitest';
import { drawData } from '../../../src/lib/data/draw.ts';
import { loadData } from '../../../src/lib/data/load.ts';
import type { DataSpec } from '../../../src/lib/data/spec.ts';

const good: DataSpec = { name: 'blobs', training: 10, validation: 10, seed: 1 };

const aTable = (inputs: number[][], targets: number[], classes?: number) => ({
  name: 'table',
  table: { inputs, targets, classes },
});

describe('a wrong data spec', () => {
  it.each<[object, string]>([
    [
      { name: 'moon' },
      'name must be one of moons, circles, xor, spirals, blobs, arch, digits, table, not "moon"',
    ],
    [{ training: 0 }, 'training must be a whole number from 1 to 100000, not 0'],
    [{ training: 1.5 }, 'training must be a whole number from 1 to 100000, not 1.5'],
    [{ training: undefined }, 'training must be a whole number from 1 to 100000, not undefined'],
    [{ training: 100_001 }, 'training must be a whole number from 1 to 100000, not 100001'],
    [{ validation: -1 }, 'validation must be a whole number from 0 to 100000, not -1'],
    [{ test: NaN }, 'test must be a whole number from 0 to 100000, not NaN'],
    [{ noise: -0.1 }, 'noise must be a finite number ≥ 0, not -0.1'],
    [{ noise: Infinity }, 'noise must be a finite number ≥ 0, not Infinity'],
    [{ classes: 1 }, 'classes must be a whole number from 2 to 10, not 1'],
    [{ classes: 11 }, 'classes must be a whole number from 2 to 10, not 11'],
    [{ name: 'moons', classes: 2 }, 'classes must be left out for moons, not 2'],
    [{ seed: -1 }, 'seed must be a whole number from 0 to 9007199254740991, not -1'],
    [{ seed: '1' }, 'seed must be a whole number from 0 to 9007199254740991, not "1"'],
    [{ name: 'digits', noise: 0.1 }, 'noise must be left out for digits, not 0.1'],
    [{ name: 'digits', training: 7001 }, 'training must be a whole number from 1 to 7000, not 7001'],
    [{ name: 'digits', validation: 2001 }, 'validation must be a whole number from 0 to 2000, not 2001'],
    [{ name: 'digits', test: 1001 }, 'test must be a whole number from 0 to 1000, not 1001'],
    [{ shares: [1] }, 'shares must be 2 finite numbers ≥ 0, not [1]'],
    [{ shares: [0, 0] }, 'shares must be not all zero, not [0,0]'],
    [{ name: 'arch', shares: [1, 1] }, 'shares must be left out for arch, not [1,1]'],
    [{ scales: [1, 0] }, 'scales must be 2 finite numbers other than 0, not [1,0]'],
    [
      { scaling: 'whitened' },
      'scaling must be one of raw, zero-one, standardized, standardized-together, not "whitened"',
    ],
    [{ name: 'table' }, 'table must be a list of rows, at least one, not undefined'],
    [{ table: { inputs: [[1]], targets: [1] } }, 'table must be left out for blobs, not "…"'],
    [
      aTable([[1], [1, 2]], [1, 2]),
      'table.inputs[1] must be 1 finite numbers, as in the first row, not [1,2]',
    ],
    [aTable([[1], [2]], [1]), 'table.targets must be as many as there are rows, 2, not 1'],
    [aTable([[1], [2]], [0, 2], 2), 'table.targets[1] must be a whole number from 0 to 1, not 2'],
    [
      aTable([[1], [2]], [0, 1], 2),
      'training must be such that all splits together have at most 2 rows, not 10',
    ],
  ])('%j: the message names field, value and what is allowed', async (wrong, message) => {
    await expect(loadData({ ...good, ...wrong })).rejects.toThrow(new RangeError(`data: ${message}.`));
  });

  it('is refused by drawData too, as are the digits, which must be loaded', () => {
    expect(() => drawData({ ...good, seed: 0.5 })).toThrow('data: seed must be');
    expect(() => drawData({ ...good, name: 'digits' })).toThrow("'digits' must be loaded");
  });
});

it('a good spec gives the same data loaded and drawn', async () => {
  expect(await loadData(good)).toEqual(drawData(good));
});
