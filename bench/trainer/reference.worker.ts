import { reference } from '../../src/lib/training/reference.ts';
import { enter } from './contestant.ts';
import { openWith } from './engine.ts';

enter(openWith(reference));
