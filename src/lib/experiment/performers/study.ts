import type { Kinds } from '../experiment.ts';
import type { PerformerOf } from './performer.ts';

/** The trainer is loaded for it. */
export const study: PerformerOf<Kinds['study']> = async (study, performance) =>
  (await import('../../training/train.ts')).train(study, performance);
