/** What passes between a page and its worker. Requests are numbered; answers carry the number of theirs. */
import type { Experiment, Frame } from '../experiment/experiment.ts';

export type Request =
  | { id: number; ask: 'perform'; experiment: Experiment }
  | { id: number; ask: 'abort' }
  | { id: 0; ask: 'ping' };

export type Answer =
  | { id: number; tell: 'frame'; frame: Frame }
  | { id: number; tell: 'done' }
  | { id: number; tell: 'failed'; message: string }
  | { id: 0; tell: 'pong' };
