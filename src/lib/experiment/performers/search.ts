import type { Kinds } from '../experiment.ts';
import type { PerformerOf } from './performer.ts';

/** The searchers and the trainer are loaded for it. */
export const search: PerformerOf<Kinds['search']> = async (search, performance) =>
  (await import('../../search/experiment/perform.ts')).performSearch(search, performance);
