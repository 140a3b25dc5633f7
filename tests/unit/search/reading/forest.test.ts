import { expect, test } from 'vitest';
import { mean } from '../../../../src/lib/math/averages.ts';
import { stream } from '../../../../src/lib/math/random.ts';
import { expectedBy, growForest } from '../../../../src/lib/search/reading/forest.ts';
import { pointsOf, type Points } from '../../../../src/lib/search/reading/points.ts';
import { expectedAt, growTree, isLeaf, type Tree } from '../../../../src/lib/search/reading/tree.ts';
import type { Space } from '../../../../src/lib/search/space.ts';

function uniformPoints(count: number, knobs: number, seed: number): Points {
  const random = stream(seed, 'test/points');
  return { count, knobs, values: Float64Array.from({ length: count * knobs }, () => random.uniform()) };
}
const pointOf = ({ values, knobs }: Points, trial: number) =>
  values.subarray(trial * knobs, (trial + 1) * knobs);
const random = () => stream(1, 'test/tree');

test('a tree that was grown on every trial knows each of them', () => {
  const points = uniformPoints(50, 3, 1);
  const losses = Array.from({ length: 50 }, (_, trial) => trial);
  const tree = growTree(points, losses, new Uint8Array(50).fill(1), random());
  for (const trial of losses) expect(expectedAt(tree, pointOf(points, trial))).toBe(trial);
});

test('the first cut is where the squared errors are smallest: between 1, 2, 3 and 7, 8, half way', () => {
  const points: Points = { count: 5, knobs: 1, values: Float64Array.of(0.1, 0.2, 0.3, 0.5, 0.6) };
  const tree = growTree(points, [1, 2, 3, 7, 8], [1, 1, 1, 1, 1], random());
  expect(tree).toMatchObject({ knob: 0, at: 0.4 });
});

test('a trial that counts twice weighs as two, and one that counts nothing is not seen', () => {
  const points: Points = { count: 3, knobs: 1, values: Float64Array.of(0.5, 0.5, 0.9) };
  expect(growTree(points, [1, 4, 100], [2, 1, 0], random())).toEqual({ loss: 2 });
});

test('trials with the same setting and other losses share a leaf', () => {
  const points: Points = { count: 2, knobs: 2, values: Float64Array.of(0.3, 0.3, 0.3, 0.3) };
  expect(growTree(points, [1, 3], [1, 1], random())).toEqual({ loss: 2 });
});

test('of equally good cuts none is preferred for where its knob stands', () => {
  const points: Points = { count: 2, knobs: 3, values: Float64Array.of(0, 0, 0, 1, 1, 1) };
  const source = random();
  const knobs = Array.from({ length: 60 }, () => {
    const tree: Tree = growTree(points, [0, 1], [1, 1], source);
    return isLeaf(tree) ? null : tree.knob;
  });
  expect(new Set(knobs)).toEqual(new Set([0, 1, 2]));
});

test('a forest expects new points better than one of its trees does', () => {
  const lossAt = ([x, y]: ArrayLike<number> & Iterable<number>) => Math.sin(5 * x!) + y! * y!;
  const noise = stream(2, 'test/noise');
  const [known, fresh] = [uniformPoints(200, 2, 2), uniformPoints(200, 2, 3)];
  const losses = Array.from(
    { length: 200 },
    (_, trial) => lossAt(pointOf(known, trial)) + 0.3 * noise.normal(),
  );
  const forest = growForest(known, losses, { trees: 64, seed: 1 });
  const errorOf = (expected: (point: Float64Array) => number) =>
    mean(
      losses.map((_, trial) => {
        const point = pointOf(fresh, trial);
        return (expected(point) - lossAt(point)) ** 2;
      }),
    );
  expect(errorOf((point) => expectedBy(forest, point))).toBeLessThan(
    0.7 * errorOf((point) => expectedAt(forest[0]!, point)),
  );
});

test('options stand in the order of their mean losses, those that nobody tried last', () => {
  const space: Space = [
    { name: 'activation', kind: 'choice', options: ['unused', 'sigmoid', 'relu', 'tanh'] },
  ];
  const tried = ['sigmoid', 'tanh', 'relu', 'relu'].map((activation) => ({ activation }));
  expect(Array.from(pointsOf(space, tried, [3, 1, 1, 3]).values)).toEqual([5 / 8, 1 / 8, 3 / 8, 3 / 8]);
});
