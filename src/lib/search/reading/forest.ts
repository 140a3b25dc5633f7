/** A random forest (Breiman 2001): trees, each grown on trials drawn anew. */
import { mean } from '../../math/averages.ts';
import { stream } from '../../math/random.ts';
import type { Points } from './points.ts';
import { drawnCounts } from './resampling.ts';
import { expectedAt, growTree, type Tree } from './tree.ts';

export interface ForestSpec {
  trees: number;
  seed: number;
}

/** Every tree may cut by every knob, as in Optuna: what makes the trees differ is the drawing of trials. */
export function growForest(points: Points, losses: ArrayLike<number>, { trees, seed }: ForestSpec): Tree[] {
  const random = stream(seed, 'reading/forest');
  return Array.from({ length: trees }, () =>
    growTree(points, losses, drawnCounts(points.count, random), random),
  );
}

/** What the forest expects at a point, `[knobs]`: the mean over its trees. */
export const expectedBy = (forest: readonly Tree[], point: ArrayLike<number>): number =>
  mean(forest.map((tree) => expectedAt(tree, point)));
