import { fused } from '../../src/lib/training/fused/fused.ts';
import { enter } from './contestant.ts';
import { openWith } from './engine.ts';

enter(openWith(fused));
