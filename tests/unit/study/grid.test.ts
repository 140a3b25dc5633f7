import { describe, expect, expectTypeOf, test } from 'vitest';
import { checkStudy } from '../../../src/lib/training/check.ts';
import { emptyResult } from '../../../src/lib/training/frames.ts';
import type { Activation, RunHistory } from '../../../src/lib/training/spec.ts';
import { crossed, grid, readGrid, type Grid } from '../../../src/lib/study/grid.ts';

const plan: Grid = {
  data: { name: 'moons', training: 200, validation: 10 },
  loss: 'squared-error',
  budget: { steps: 10 },
  base: { activation: 'relu', batchSize: 200 },
  settings: [{ learningRate: 0.3 }, { learningRate: 3, batchSize: 8 }],
  repetitions: 3,
  seed: 7,
  record: { checkpoints: 2 },
  divergence: 50,
};

describe('a grid', () => {
  test('is a study that the trainer accepts, with the figure’s seed for its data', () => {
    const study = grid(plan);
    expect(() => checkStudy(study)).not.toThrow();
    expect(study).toMatchObject({
      kind: 'study',
      data: { name: 'moons', seed: 7 },
      budget: { steps: 10 },
      record: { checkpoints: 2 },
      divergence: 50,
    });
  });

  test('has the repetitions of a setting side by side; a setting goes before the base, and that before what is usual', () => {
    const runs = grid(plan).runs.map(({ learningRate, batchSize, activation, l2, seed }) => [
      ...[learningRate, batchSize, activation, l2, seed],
    ]);
    expect(runs).toEqual([
      [0.3, 200, 'relu', 0, 7],
      [0.3, 200, 'relu', 0, 1_000_007],
      [0.3, 200, 'relu', 0, 2_000_007],
      [3, 8, 'relu', 0, 7],
      [3, 8, 'relu', 0, 1_000_007],
      [3, 8, 'relu', 0, 2_000_007],
    ]);
  });

  test('without settings is a single run', () => {
    const { runs } = grid({ ...plan, settings: undefined, repetitions: undefined });
    expect(runs.map(({ seed }) => seed)).toEqual([7]);
  });
});

describe('a grid’s result', () => {
  test('is read back by setting, each with its own runs', () => {
    const runs = Array.from({ length: 6 }, (_, steps) => ({ steps }) as RunHistory);
    const [low, high] = readGrid({ runs }, ['low', 'high']);
    expect(low).toEqual({ setting: 'low', runs: runs.slice(0, 3) });
    expect(high).toEqual({ setting: 'high', runs: runs.slice(3) });
    expectTypeOf(low.setting).toEqualTypeOf<'low'>();
  });

  test('can be read when nothing has been computed yet', () => {
    const read = readGrid(emptyResult(grid(plan)), plan.settings!);
    expect(read.map(({ runs }) => runs.length)).toEqual([3, 3]);
  });

  test.each([5, 0])('of %d runs is refused where there are two settings', (length) => {
    const runs = Array.from({ length }, () => ({}) as RunHistory);
    expect(() => readGrid({ runs }, ['low', 'high'])).toThrow(
      new RangeError(`runs: ${length} is not a multiple of 2, the number of the grid’s settings`),
    );
  });
});

describe('crossed axes', () => {
  test('are every combination, the last axis fastest', () => {
    expect(crossed({ batchSize: [8, 32], learningRate: [0.1, 1] })).toEqual([
      { batchSize: 8, learningRate: 0.1 },
      { batchSize: 8, learningRate: 1 },
      { batchSize: 32, learningRate: 0.1 },
      { batchSize: 32, learningRate: 1 },
    ]);
    expect(crossed({})).toEqual([{}]);
  });

  test('are settings, with their types', () => {
    const settings = crossed({ activation: ['relu', 'tanh'], hidden: [[8], [8, 8]], l2: [0] });
    expectTypeOf(settings[0]!.activation).toExtend<Activation>();
    expect(grid({ ...plan, settings }).runs).toHaveLength(4 * 3);
  });
});
