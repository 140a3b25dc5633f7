/** The axis of losses, the same for all of the contest. */
import type { Quantity } from '../../../lib/plot/plot.ts';
import { guess } from '../../searching/contest/problems.ts';

export const lossQuantity: Quantity = {
  scale: 'log',
  domain: [0.004, 0.8],
  ticks: [0.01, 0.03, 0.1, 0.3, guess],
  format: (loss) => (loss === guess ? 'guess' : String(loss)),
};
