/** A regression tree (Breiman et al. 1984): a box of settings, cut in two again and again. */
import type { RandomStream } from '../../math/random.ts';
import type { Points } from './points.ts';

export type Tree = Leaf | Cut;

export interface Leaf {
  /** What a setting in this box is expected to come to. */
  loss: number;
}

export interface Cut {
  knob: number;
  /** A coordinate: settings below it are in the one box, all others in the other. */
  at: number;
  below: Tree;
  above: Tree;
}

export const isLeaf = (tree: Tree): tree is Leaf => 'loss' in tree;

/** What the tree expects at a point, `[knobs]`. */
export function expectedAt(tree: Tree, point: ArrayLike<number>): number {
  let at = tree;
  while (!isLeaf(at)) at = point[at.knob]! < at.at ? at.below : at.above;
  return at.loss;
}

/**
 * Grows a tree until each leaf has one loss. `counts` says how often each trial counts, `[trials]`: 0 leaves it out. Of
 * cuts that are equally good it takes one at random, so that no knob is preferred for where it stands.
 */
export function growTree(
  points: Points,
  losses: ArrayLike<number>,
  counts: ArrayLike<number>,
  random: RandomStream,
): Tree {
  const taken = Array.from({ length: points.count }, (_, trial) => trial).filter(
    (trial) => counts[trial]! > 0,
  );
  const rows = Array.from({ length: points.knobs }, (_, knob) =>
    Int32Array.from(taken).sort((a, b) => coordinate(points, a, knob) - coordinate(points, b, knob)),
  );
  return grow({ points, losses, counts, random, rows, spare: new Int32Array(taken.length) }, 0, taken.length);
}

interface Growing {
  points: Points;
  losses: ArrayLike<number>;
  counts: ArrayLike<number>;
  random: RandomStream;
  /** `[knobs][trials]`: by each knob the trials in the order of its coordinates, those of a box side by side. */
  rows: readonly Int32Array[];
  spare: Int32Array;
}

const coordinate = ({ values, knobs }: Points, trial: number, knob: number) => values[trial * knobs + knob]!;

/** The tree of the trials that stand at the places from `from` up to `to`. */
function grow(growing: Growing, from: number, to: number): Tree {
  const cut = bestCut(growing, from, to);
  if (cut === null) return { loss: meanLoss(growing, from, to) };
  const middle = divide(growing, from, to, cut);
  return { ...cut, below: grow(growing, from, middle), above: grow(growing, middle, to) };
}

function meanLoss({ rows, losses, counts }: Growing, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let place = from; place < to; place++) {
    const trial = rows[0]![place]!;
    sum += counts[trial]! * losses[trial]!;
    count += counts[trial]!;
  }
  return sum / count;
}

/** The cut after which the squared errors from the two means are smallest; null if there is nothing to tell apart. */
function bestCut(growing: Growing, from: number, to: number): Pick<Cut, 'knob' | 'at'> | null {
  const { points, losses, counts, random, rows } = growing;
  const first = losses[rows[0]![from]!]!;
  let [sum, count, differ] = [0, 0, false];
  for (let place = from; place < to; place++) {
    const trial = rows[0]![place]!;
    sum += counts[trial]! * losses[trial]!;
    count += counts[trial]!;
    differ ||= losses[trial] !== first;
  }
  if (!differ) return null;
  let best: Pick<Cut, 'knob' | 'at'> | null = null;
  let highest = -Infinity;
  const offset = random.integer(points.knobs);
  for (let turn = 0; turn < points.knobs; turn++) {
    const knob = (offset + turn) % points.knobs;
    const order = rows[knob]!;
    let [sumBelow, countBelow, here] = [0, 0, coordinate(points, order[from]!, knob)];
    for (let place = from; place < to - 1; place++) {
      const trial = order[place]!;
      sumBelow += counts[trial]! * losses[trial]!;
      countBelow += counts[trial]!;
      const next = coordinate(points, order[place + 1]!, knob);
      if (next > here) {
        const above = sum - sumBelow;
        // Without what is the same for all cuts: the sum of squares less n · mean² of each side.
        const explained = (sumBelow * sumBelow) / countBelow + (above * above) / (count - countBelow);
        if (explained > highest) {
          highest = explained;
          best = { knob, at: (here + next) / 2 };
        }
        here = next;
      }
    }
  }
  return best;
}

/** Puts the trials below a cut before those above it, by every knob in their order; returns where the latter begin. */
function divide(
  { points, rows, spare }: Growing,
  from: number,
  to: number,
  { knob, at }: Pick<Cut, 'knob' | 'at'>,
) {
  let middle = from;
  for (const order of rows) {
    let [below, above] = [from, 0];
    for (let place = from; place < to; place++) {
      const trial = order[place]!;
      if (coordinate(points, trial, knob) < at) order[below++] = trial;
      else spare[above++] = trial;
    }
    order.set(spare.subarray(0, above), below);
    middle = below;
  }
  return middle;
}
