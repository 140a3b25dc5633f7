/** Label noise, training labels of which some are wrong on purpose, and label smoothing. */
import type { Split } from '../data/spec.ts';
import { stream } from '../math/random.ts';
import type { Run } from './spec.ts';

/**
 * The training labels `[examples, outputs]` with a fraction `run.labelNoise` of the labels (rounded to whole
 * examples) replaced by another class, each other class equally likely. The labels that a smaller fraction replaces
 * are among those of a larger one, by the same classes. For classes only: 0 or 1, or one-hot.
 */
export function noisyLabels(run: Run, training: Split, outputs: number): Float32Array {
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

/**
 * `labels` with the share ε = `run.labelSmoothing` of each spread evenly over all classes: (1 − ε)y + ε/classes. PyTorch:
 * `CrossEntropyLoss(label_smoothing=ε)`. Two classes with one output have (1 − ε)y + ε/2, as in Keras
 * (`BinaryCrossentropy(label_smoothing=ε)`); PyTorch leaves that to the user.
 */
export function smoothed({ labelSmoothing = 0 }: Run, labels: Float32Array, outputs: number): Float32Array {
  if (labelSmoothing === 0) return labels;
  const classes = Math.max(outputs, 2);
  return labels.map((label) => (1 - labelSmoothing) * label + labelSmoothing / classes);
}
