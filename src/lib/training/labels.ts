/** Label noise: training targets of which some are wrong on purpose. */
import type { Split } from '../data/spec.ts';
import { stream } from '../math/random.ts';
import type { Run } from './spec.ts';

/**
 * The training targets `[examples, outputs]` with a fraction `run.labelNoise` of the labels (rounded to whole
 * examples) replaced by another class, each other class equally likely. The labels that a smaller fraction replaces
 * are among those of a larger one, by the same classes. For classes only: 0 or 1, or one-hot.
 */
export function noisyTargets(run: Run, training: Split, outputs: number): Float32Array {
  const targets = training.targets.slice();
  if (run.labelNoise === 0) return targets;
  const random = stream(run.seed, 'labels');
  const order = Int32Array.from({ length: training.examples }, (_, example) => example);
  random.shuffle(order);
  for (const example of order.subarray(0, Math.round(run.labelNoise * training.examples))) {
    const label = targets.subarray(example * outputs, (example + 1) * outputs);
    if (outputs === 1) {
      label[0] = 1 - label[0]!;
    } else {
      const right = label.indexOf(1);
      const wrong = (right + 1 + random.integer(outputs - 1)) % outputs;
      label.fill(0)[wrong] = 1;
    }
  }
  return targets;
}
