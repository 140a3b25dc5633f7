import { describe, expect, it } from 'vitest';
import { drawData } from '../../../src/lib/data/draw.ts';
import { loadData } from '../../../src/lib/data/load.ts';
import type { DataSpec } from '../../../src/lib/data/spec.ts';

const good: DataSpec = { name: 'blobs', training: 10, validation: 10, seed: 1 };

describe('a wrong data spec', () => {
  it.each<[object, string]>([
    [{ name: 'moon' }, 'name must be one of moons, circles, xor, spirals, blobs, arch, digits, not "moon"'],
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
