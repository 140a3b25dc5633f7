/** A searcher of each kind, which the tests of every searcher try. */
import type { SearcherSpec } from '../../../src/lib/search/searchers.ts';

export const specs: SearcherSpec[] = [
  { kind: 'random' },
  { kind: 'grid', size: { budget: 20 } },
  { kind: 'grid', size: { values: 3 }, order: 'shuffled' },
  { kind: 'halton' },
  { kind: 'sobol' },
  { kind: 'sobol', scrambled: false },
  { kind: 'gaussian-process' },
  { kind: 'tpe' },
  { kind: 'tpe', randomTrials: 2 },
  { kind: 'bohb' },
  { kind: 'cma-es' },
  { kind: 'cma-es', start: 'middle', population: 4 },
];
