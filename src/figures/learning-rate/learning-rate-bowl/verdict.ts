/** What becomes of gradient descent on the bowl J(θ) = ½θ². */
import { log } from '../../../lib/math/elementary.ts';

/** Near enough to the minimum, at θ = 0, to call it there. */
export const arrived = 0.1;
/** Arrived within so many updates is swift. */
export const swift = 10;

/**
 * What is to be expected of α here, in closed form: an update multiplies θ by 1 − α, so that the number of updates
 * to come near is log(near / |start|) / log |1 − α|.
 */
export function verdict(alpha: number, start: number): { name: string; sentence: string } {
  if (Math.abs(start) <= arrived)
    return {
      name: 'Already there',
      sentence: 'At the minimum there is no slope to follow, whatever the learning rate.',
    };
  const factor = Math.abs(1 - alpha);
  const needed = factor === 0 ? 1 : log(arrived / Math.abs(start)) / log(factor);
  if (alpha === 2)
    return {
      name: 'Too high',
      sentence: 'Every update lands just as high on the opposite wall. It never comes down.',
    };
  if (alpha > 2)
    return {
      name: 'Too high',
      sentence: 'Too large a learning rate makes drastic updates, which lead to divergence.',
    };
  if (needed <= swift)
    return { name: 'Just right', sentence: 'A good learning rate swiftly reaches the minimum point.' };
  return alpha < 1
    ? {
        name: 'Too low',
        sentence: 'A small learning rate needs many updates before it reaches the minimum point.',
      }
    : {
        name: 'Rather high',
        sentence: 'Every update oversteps the minimum, but each by a little less than the last.',
      };
}
