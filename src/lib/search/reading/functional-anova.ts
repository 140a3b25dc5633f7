/**
 * Functional analysis of variance (Hutter, Hoos & Leyton-Brown 2014): how much of what a forest expects varies with each
 * knob alone, when all settings of the space are equally likely. A setting's loss is a sum of one function for each knob,
 * each pair, and so on; their variances add up to the whole. On a tree, which is constant on boxes, that is exact.
 */
import { mean } from '../../math/averages.ts';
import { square } from '../../math/elementary.ts';
import { growForest, type ForestSpec } from './forest.ts';
import type { Points } from './points.ts';
import { isLeaf, type Tree } from './tree.ts';

/**
 * `[knobs]`: the share of the variance that each explains alone, between 0 and 1; what is missing to 1 is combinations. The
 * mean over the trees, as Hutter et al. and Optuna have it; Optuna then divides by the sum, which leaves combinations out.
 */
export function functionalAnova(points: Points, losses: ArrayLike<number>, spec: ForestSpec): number[] {
  const shares = growForest(points, losses, spec)
    .map((tree) => sharesOf(tree, points.knobs))
    .filter((ofTree) => ofTree !== null);
  return Array.from({ length: points.knobs }, (_, knob) =>
    shares.length === 0 ? 0 : mean(shares.map((ofTree) => ofTree[knob]!)),
  );
}

/** The same of one tree; null if it expects the same everywhere. */
export function sharesOf(tree: Tree, knobs: number): number[] | null {
  const leaves = leavesOf(tree, knobs);
  const average = leaves.reduce((sum, { volume, loss }) => sum + volume * loss, 0);
  const variance = leaves.reduce((sum, { volume, loss }) => sum + volume * square(loss - average), 0);
  if (!(variance > 0)) return null;
  return Array.from({ length: knobs }, (_, knob) => marginalVariance(leaves, knob, average) / variance);
}

/** A box of the unit cube in which a tree expects one loss. */
interface Box {
  low: Float64Array;
  high: Float64Array;
  volume: number;
  loss: number;
}

function leavesOf(tree: Tree, knobs: number): Box[] {
  const leaves: Box[] = [];
  const low = new Float64Array(knobs);
  const high = new Float64Array(knobs).fill(1);
  const walk = (at: Tree, volume: number) => {
    if (isLeaf(at)) {
      leaves.push({ low: low.slice(), high: high.slice(), volume, loss: at.loss });
      return;
    }
    const { knob } = at;
    const [from, to] = [low[knob]!, high[knob]!];
    high[knob] = at.at;
    walk(at.below, (volume * (at.at - from)) / (to - from));
    [low[knob], high[knob]] = [at.at, to];
    walk(at.above, (volume * (to - at.at)) / (to - from));
    low[knob] = from;
  };
  walk(tree, 1);
  return leaves;
}

/**
 * The variance over one knob of the mean over all others. Of this mean each box has its part between two coordinates,
 * where it begins and ends: it is a stair, summed up from the left.
 */
function marginalVariance(leaves: readonly Box[], knob: number, average: number): number {
  const rises = leaves
    .flatMap(({ low, high, volume, loss }) => {
      const [from, to] = [low[knob]!, high[knob]!];
      const height = ((loss - average) * volume) / (to - from);
      return [
        { at: from, by: height },
        { at: to, by: -height },
      ];
    })
    .sort((a, b) => a.at - b.at);
  let [variance, height, from] = [0, 0, 0];
  for (const { at, by } of rises) {
    variance += (at - from) * height * height;
    height += by;
    from = at;
  }
  return variance;
}
