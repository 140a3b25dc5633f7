/** Searchers and schedulers as all figures of this part show them: the same name and the same colour everywhere. */
import type { SchedulerSpec } from '../../../lib/search/schedulers.ts';
import type { SearcherSpec } from '../../../lib/search/searchers.ts';

export interface Look {
  name: string;
  color: string;
}

export const searcherLooks: Record<SearcherSpec['kind'], Look> = {
  random: { name: 'random', color: 'var(--series-2)' },
  grid: { name: 'grid', color: 'var(--series-1)' },
  halton: { name: 'Halton', color: 'var(--series-5)' },
  sobol: { name: 'Sobol’', color: 'var(--series-3)' },
  'gaussian-process': { name: 'Gaussian process', color: 'var(--series-4)' },
  tpe: { name: 'TPE', color: 'var(--series-6)' },
  'cma-es': { name: 'CMA-ES', color: 'var(--blend-5)' },
  bohb: { name: 'BOHB', color: 'var(--blend-3)' },
};

export const schedulerLooks: Record<SchedulerSpec['kind'], Look> = {
  none: { name: 'all whole', color: 'var(--series-2)' },
  median: { name: 'median rule', color: 'var(--series-5)' },
  halving: { name: 'halving', color: 'var(--series-1)' },
  hyperband: { name: 'Hyperband', color: 'var(--series-4)' },
  asha: { name: 'ASHA', color: 'var(--series-3)' },
  'population-based-training': { name: 'PBT', color: 'var(--series-6)' },
};
