import type { Kinds } from '../experiment.ts';
import { tabulate } from '../tabulate.ts';
import { atOnce, type PerformerOf } from './performer.ts';

export const tabulation: PerformerOf<Kinds['tabulation']> = atOnce(tabulate);
