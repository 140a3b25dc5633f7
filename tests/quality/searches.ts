/** How good our searchers are on functions that everybody tries, beside Optuna's samplers, which were given as many trials. */
import { searcherFor, type SearcherSpec } from '../../src/lib/search/searchers.ts';
import { quality, type optunaSamplers } from '../peers/search/cases.ts';
import { readGoldens } from '../peers/search/goldens.ts';
import { problems, type Problem } from '../peers/search/problems.ts';

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
}

const compared: [SearcherSpec, Comparison['beside']][] = [
  [{ kind: 'random' }, 'random'],
  [{ kind: 'sobol' }, 'sobol'],
  [{ kind: 'tpe' }, 'tpe'],
  [{ kind: 'cma-es', start: 'middle' }, 'cma-es from the middle'],
  [{ kind: 'cma-es', start: 'random' }, 'cma-es from anywhere'],
];

export const comparisons: Comparison[] = Object.keys(problems).flatMap((problem) =>
  compared.map(([spec, beside]) => ({ problem, spec, beside })),
);

export const ours = ({ problem, spec }: Comparison, searches: number): Quartiles =>
  quartilesOf(Array.from({ length: searches }, (_, seed) => bestOf(problems[problem]!, spec, seed)));

export const optunas = ({ problem, beside }: Comparison): Quartiles =>
  readGoldens<Quartiles>('quality')[`${problem}, ${beside}`]!;

/** Our median is not worse than three quarters of Optuna's searches, nor too good to be the same algorithm. */
export const isWithin = ({ median }: Quartiles, { quarter, threeQuarters }: Quartiles): boolean =>
  median >= quarter && median <= threeQuarters;

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
