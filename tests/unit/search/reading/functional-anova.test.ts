/** Importance by functional ANOVA against functions whose variances are known, and against Optuna's on the same trials. */
import { describe, expect, test } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import { functionalAnova, sharesOf } from '../../../../src/lib/search/reading/functional-anova.ts';
import { pointsOf, type Points } from '../../../../src/lib/search/reading/points.ts';
import { growTree, type Tree } from '../../../../src/lib/search/reading/tree.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';
import { forests } from '../../../peers/search/readings.ts';

const side = 6;
/** Every cell of a cube has its trial, in the middle. */
const grid: Points = {
  count: side ** 3,
  knobs: 3,
  values: Float64Array.from({ length: 3 * side ** 3 }, (_, i) => {
    const trial = Math.floor(i / 3);
    return ((Math.floor(trial / side ** (i % 3)) % side) + 0.5) / side;
  }),
};
const once = new Uint8Array(grid.count).fill(1);

/** The shares of a tree that was grown on a function's values on the grid, and therefore knows them all. */
function sharesOn(lossAt: (a: number, b: number, c: number) => number): number[] | null {
  const losses = Float64Array.from(once, (_, trial) => {
    const [a, b, c] = grid.values.subarray(3 * trial, 3 * trial + 3);
    return lossAt(a!, b!, c!);
  });
  return sharesOf(growTree(grid, losses, once, stream(1, 'test/tree')), 3);
}

const near = (shares: readonly number[]) => shares.map((share) => expect.closeTo(share, 10));

describe('the shares of a tree', () => {
  test('are those of the terms of a sum: 9 and 16 parts of 25', () => {
    expect(sharesOn((a, b) => 3 * a - 4 * b)).toEqual(near([9 / 25, 16 / 25, 0]));
  });

  test('are none where only a combination counts', () => {
    expect(sharesOn((a, b) => Number(a < 0.5 === b < 0.5))).toEqual(near([0, 0, 0]));
  });

  test('leave to combinations what a product has of them: of (2a)(2b) on a 0 to 1 each has 3 parts of 7', () => {
    // Var(ab) with E a = 1/2, Var a = v: alone v/4 each, together v². On six cells v = 35/432.
    const variance = (side ** 2 - 1) / (12 * side ** 2);
    const alone = 1 / 4 / (1 / 2 + variance);
    expect(sharesOn((a, b) => 4 * a * b)).toEqual(near([alone, alone, 0]));
  });

  test('weigh boxes by their volume: a step at .1 and one at .5', () => {
    const upper = (below: number): Tree => ({
      knob: 1,
      at: 0.5,
      below: { loss: below },
      above: { loss: below + 1 },
    });
    const tree: Tree = { knob: 0, at: 0.1, below: upper(0), above: upper(2) };
    const [first, second] = [4 * 0.1 * 0.9, 0.25];
    expect(sharesOf(tree, 2)).toEqual(near([first / (first + second), second / (first + second)]));
  });

  test('are not known where it expects the same everywhere', () => {
    expect(sharesOn(() => 1)).toBeNull();
  });
});

describe.each(Object.entries(forests))('%s, as Optuna has it', (name, { space, trials }) => {
  const { means, deviations } = readGoldens<{ means: number[]; deviations: number[] }>('functional-anova')[
    name
  ]!;
  const losses = trials.map(({ loss }) => loss);
  const points = pointsOf(
    space,
    trials.map(({ setting }) => setting),
    losses,
  );

  test.each([1, 2, 3])('forest %i is one of its forests', (seed) => {
    const shares = functionalAnova(points, losses, { trees: 64, seed });
    shares.forEach((share, knob) =>
      expect(Math.abs(share - means[knob]!)).toBeLessThan(4 * deviations[knob]!),
    );
  });
});

test('of equal losses nothing explains anything', () => {
  const losses = new Float64Array(grid.count).fill(0.69);
  expect(functionalAnova(grid, losses, { trees: 4, seed: 1 })).toEqual([0, 0, 0]);
});

test('one trial is a forest of one box', () => {
  const one: Points = { count: 1, knobs: 2, values: Float64Array.of(0.2, 0.4) };
  expect(functionalAnova(one, [1], { trees: 3, seed: 1 })).toEqual([0, 0]);
});
