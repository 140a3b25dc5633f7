/**
 * PED-ANOVA (Watanabe, Bansal & Hutter 2023): which knobs have to be where, to be among the best. For each knob it asks how
 * far its values in the best trials differ from its values in all trials: the Pearson divergence of two densities. By the
 * paper's theorem that is, but for a factor, the variance over the knob of the chance to be among the best.
 *
 * Sources: the paper, arXiv 2304.10255, section 4; Optuna 5.0's evaluator for the bandwidths and the prior.
 */
import { pow, square } from '../../math/elementary.ts';
import { normalMass } from '../../math/normal.ts';
import { toUnit, type Parameter, type Setting, type Space } from '../space.ts';

/** Densities of real numbers are taken in so many cells. */
const mostCells = 50;
/** The whole range, which counts as one trial. */
const priorWeight = 1;
/** Scott's rule for a normal density, and how many deviations there are between its quartiles. */
const scott = { factor: 1.059, exponent: -0.2, quartiles: 1.34 };
/** In cells: nine tenths of the narrowest kernel lie within its own. */
const narrowest = 0.5 / 1.64;

export interface Lost {
  setting: Setting;
  loss: number;
}

/**
 * `[knobs]`: the importance of each for being among the best `share` of the trials, those of all together 1; 0 each if the
 * best are spread as all are. Trials in which a knob is not asked for say nothing of it.
 */
export function pedAnova(space: Space, trials: readonly Lost[], share: number): number[] {
  const losses = trials.map(({ loss }) => loss).sort((a, b) => a - b);
  const bound = losses[Math.ceil(share * losses.length) - 1]!;
  const best = trials.filter(({ loss }) => loss <= bound);
  const divergences = space.map((parameter) =>
    pearsonDivergence(densityOf(parameter, best), densityOf(parameter, trials)),
  );
  const sum = divergences.reduce((all, one) => all + one, 0);
  return divergences.map((one) => (sum > 0 ? one / sum : 0));
}

/** Σ q (p/q − 1)² */
export const pearsonDivergence = (p: readonly number[], q: readonly number[]): number =>
  q.reduce((sum, of, cell) => sum + of * square(p[cell]! / of - 1), 0);

/** `[cells]`, with the sum 1: how the trials' values of a parameter are spread over its axis. */
export function densityOf(parameter: Parameter, trials: readonly { setting: Setting }[]): number[] {
  const cells = cellsOf(parameter);
  const counts = new Array<number>(cells).fill(0);
  for (const { setting } of trials)
    if (setting[parameter.name] !== undefined) {
      const place = Math.floor(toUnit([parameter], setting)[0]! * cells);
      counts[Math.min(place, cells - 1)]!++;
    }
  return parameter.kind === 'choice' ? overOptions(counts) : alongAxis(counts);
}

function cellsOf(parameter: Parameter): number {
  if (parameter.kind === 'choice') return parameter.options.length;
  return parameter.kind === 'real' ? mostCells : Math.min(parameter.high - parameter.low + 1, mostCells);
}

/** Each option that was tried is a kernel, which lends a little to every other; and the prior is one. */
function overOptions(counts: readonly number[]): number[] {
  const kernels = counts.filter((count) => count > 0).length + 1;
  const lent = priorWeight / kernels;
  const all = counts.reduce((sum, count) => sum + count, priorWeight);
  const alike = priorWeight / counts.length + ((all - priorWeight) * lent) / (1 + counts.length * lent);
  return counts.map((count) => (alike + count / (1 + counts.length * lent)) / all);
}

/** Each trial is a normal kernel, cut off at the ends of the axis, and the prior is a wide one. */
function alongAxis(counts: readonly number[]): number[] {
  const cells = counts.length;
  const all = counts.reduce((sum, count) => sum + count, priorWeight);
  const ofTrials = massesBy(bandwidthOf(counts), 0, cells);
  const ofPrior = massesBy(cells, (cells - 1) / 2, cells);
  const density = normalized(ofPrior, priorWeight / all);
  counts.forEach((count, middle) => {
    if (count === 0) return;
    const kernel = normalized(
      counts.map((_, cell) => ofTrials[Math.abs(cell - middle)]!),
      count / all,
    );
    kernel.forEach((mass, cell) => (density[cell]! += mass));
  });
  return density;
}

/** `[cells]`: how much of a normal distribution lies in each of the cells from 0 on. */
const massesBy = (deviation: number, middle: number, cells: number): number[] =>
  Array.from({ length: cells }, (_, cell) =>
    normalMass((cell - 0.5 - middle) / deviation, (cell + 0.5 - middle) / deviation),
  );

const normalized = (masses: readonly number[], sum: number): number[] => {
  const before = masses.reduce((all, mass) => all + mass, 0);
  return masses.map((mass) => (mass * sum) / before);
};

/** Scott's rule (1992), with the quartiles' distance where that is less than the deviation; in cells. */
function bandwidthOf(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return narrowest;
  const mean = counts.reduce((sum, count, cell) => sum + count * cell, 0) / all;
  const squares = counts.reduce((sum, count, cell) => sum + count * square(cell - mean), 0);
  const deviation = Math.sqrt(squares / Math.max(1, all - 1));
  const quartiles =
    quantileCell(counts, (below) => below > Math.floor((3 * all) / 4)) -
    quantileCell(counts, (below) => below >= Math.floor(all / 4));
  const rule = scott.factor * Math.min(quartiles / scott.quartiles, deviation) * pow(all, scott.exponent);
  return Math.max(rule, narrowest);
}

/** The first cell with trials in it up to which there are enough of them; else the last with any. */
function quantileCell(counts: readonly number[], isEnough: (below: number) => boolean): number {
  let below = 0;
  let last = 0;
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    below += count;
    last = cell;
    if (isEnough(below)) break;
  }
  return last;
}
