import type { Mark, Point } from '../mark.ts';
import { crosses } from './crosses.ts';
import { words, type WordsOptions } from './words.ts';

/** A red × with the step at which a run diverged: where there is no line that leaves, or none to be seen. */
export const diverged = ({
  at,
  step,
  side,
}: {
  at: Point;
  step: number;
  side?: WordsOptions['side'];
}): Mark[] => [
  crosses({ points: [at] }),
  words({
    className: 'diverged',
    at,
    text: `diverged at step ${step}`,
    side,
    clear: 'ring',
    color: 'var(--bad)',
    isBold: true,
  }),
];
