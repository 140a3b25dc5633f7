/** All searchers and schedulers of the book, each as it is usually set. */
import type { SearchPlan } from '../../../lib/search/experiment/spec.ts';
import { schedulerLooks, searcherLooks, type Look } from '../../searching/common/looks.ts';

/** Into so many parts a trial is divided for those that stop, or copy, on the way. */
export const parts = 9;
const firstRung = 1;
/** On the first rung of successive halving. */
const halvingTrials = 27;

type Plan = Pick<SearchPlan, 'searcher' | 'scheduler'>;

export interface Contender extends Look {
  /** With a budget of so many whole trials. */
  planFor(trials: number): Plan;
}

const searcher = (
  kind: 'random' | 'halton' | 'sobol' | 'gaussian-process' | 'tpe' | 'cma-es',
): Contender => ({
  ...searcherLooks[kind],
  planFor: () => ({ searcher: { kind } }),
});

const onRandom = (
  kind: keyof typeof schedulerLooks,
  schedulerFor: (trials: number) => SearchPlan['scheduler'],
): Contender => ({
  ...schedulerLooks[kind],
  planFor: (trials) => ({ searcher: { kind: 'random' }, scheduler: schedulerFor(trials) }),
});

const all = {
  random: searcher('random'),
  grid: {
    ...searcherLooks.grid,
    planFor: (trials) => ({ searcher: { kind: 'grid', size: { budget: trials }, order: 'shuffled' } }),
  },
  halton: searcher('halton'),
  sobol: searcher('sobol'),
  'gaussian-process': searcher('gaussian-process'),
  tpe: searcher('tpe'),
  'cma-es': searcher('cma-es'),
  median: onRandom('median', () => ({ kind: 'median', rule: 'vizier', parts })),
  halving: onRandom('halving', () => ({ kind: 'halving', parts, first: firstRung, trials: halvingTrials })),
  hyperband: onRandom('hyperband', () => ({ kind: 'hyperband', parts })),
  asha: onRandom('asha', () => ({ kind: 'asha', parts, first: firstRung })),
  bohb: {
    ...searcherLooks.bohb,
    planFor: () => ({ searcher: { kind: 'bohb' }, scheduler: { kind: 'hyperband', parts } }),
  },
  pbt: onRandom('population-based-training', (trials) => ({
    kind: 'population-based-training',
    size: trials,
    parts,
  })),
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof all;
export const contenders: Record<ContenderName, Contender> = all;
export const contenderNames = Object.keys(contenders) as ContenderName[];
