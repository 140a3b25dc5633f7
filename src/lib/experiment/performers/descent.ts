import { descend } from '../../surfaces/descend.ts';
import type { Kinds } from '../experiment.ts';
import { atOnce, type PerformerOf } from './performer.ts';

export const descent: PerformerOf<Kinds['descent']> = atOnce(descend);
