/** How good our searchers are on functions that everybody tries and on real studies, beside Optuna's samplers, which were given as many trials. */
import { searcherFor, type SearcherSpec } from '../../src/lib/search/searchers.ts';
import { quality, type optunaSamplers } from '../peers/search/cases.ts';
import { readGoldens } from '../peers/search/goldens.ts';
import { functions, problems, type Problem } from '../peers/search/problems.ts';

/** Of the best losses of many searches. */
export interface Quartiles {
  quarter: number;
  median: number;
  threeQuarters: number;
}

export interface Comparison {
  problem: string;
  spec: SearcherSpec;
  /** Of Optuna 3.1. */
  beside: (typeof optunaSamplers)[number];
  /** To find what the same algorithm finds, or better than another one does. */
  aim: 'alike' | 'ahead';
}

const compared: Omit<Comparison, 'problem'>[] = [
  { spec: { kind: 'random' }, beside: 'random', aim: 'alike' },
  { spec: { kind: 'sobol' }, beside: 'sobol', aim: 'alike' },
  { spec: { kind: 'tpe' }, beside: 'tpe', aim: 'alike' },
  { spec: { kind: 'cma-es', start: 'middle' }, beside: 'cma-es from the middle', aim: 'alike' },
  { spec: { kind: 'cma-es', start: 'random' }, beside: 'cma-es from anywhere', aim: 'alike' },
];

export const comparisons: Comparison[] = [
  ...Object.keys(problems).flatMap((problem) => compared.map((comparison) => ({ problem, ...comparison }))),
  // Optuna 3.1 has no Gaussian process. On networks, which are noisy, it need not be ahead.
  ...Object.keys(functions).map((problem): Comparison => ({
    problem,
    spec: { kind: 'gaussian-process' },
    beside: 'tpe',
    aim: 'ahead',
  })),
];

export const ours = ({ problem, spec }: Comparison, searches: number): Quartiles =>
  quartilesOf(Array.from({ length: searches }, (_, seed) => bestOf(problems[problem]!, spec, seed)));

export const optunas = ({ problem, beside }: Comparison): Quartiles =>
  readGoldens<Quartiles>('quality')[`${problem}, ${beside}`]!;

/**
 * Alike: our median lies within Optuna's middle half, not worse, nor too good to be the same algorithm. Ahead: it is better
 * than three quarters of Optuna's searches.
 */
export const isAsAimed = ({ aim }: Comparison, { median }: Quartiles, optuna: Quartiles): boolean =>
  aim === 'ahead' ? median < optuna.quarter : median >= optuna.quarter && median <= optuna.threeQuarters;

function bestOf({ space, loss: lossAt }: Problem, spec: SearcherSpec, seed: number): number {
  const searcher = searcherFor(spec, space, seed);
  let best = Infinity;
  for (let i = 0; i < quality.trials; i++) {
    const setting = searcher.suggest();
    const loss = lossAt(setting);
    searcher.observe({ setting, outcome: { loss } });
    best = Math.min(best, loss);
  }
  return best;
}

function quartilesOf(values: number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { quarter: at(1 / 4), median: at(1 / 2), threeQuarters: at(3 / 4) };
}
