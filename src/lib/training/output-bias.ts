/** What an untrained network says where its weights say nothing. */
import { log } from '../math/elementary.ts';

/** A class without examples counts as half of one: its logarithm would be infinite. */
const leastCount = 0.5;

/**
 * The biases of the last layer at which a network gives each class its share among `labels` `[examples, outputs]`: the
 * logarithms of the shares, or for two classes, whose labels are 0 and 1, their log odds.
 */
export function logOdds(labels: Float32Array, outputs: number): Float32Array {
  const examples = labels.length / outputs;
  const counts = new Float64Array(outputs);
  labels.forEach((label, i) => (counts[i % outputs]! += label));
  const logOf = (count: number) => log(Math.max(count, leastCount));
  return outputs === 1
    ? Float32Array.of(logOf(counts[0]!) - logOf(examples - counts[0]!))
    : Float32Array.from(counts, (count) => logOf(count) - log(examples));
}
