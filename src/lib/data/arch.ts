import type { RandomStream } from '../math/random.ts';
import type { Split } from './spec.ts';

export const archDefaultNoise = 0.2;

/** The peak of u(1 − u⁴), at u = 5^(−1/4). */
const PEAK = 0.8 * Math.sqrt(Math.sqrt(0.2));

/**
 * The noise-free arch for x in [−1, 1]: a rise, a peak of 1 right of the middle (x ≈ 0.34), a steep fall, −1 at both ends.
 * With u = (x + 1)/2 it is 2u(1 − u⁴)/peak − 1: no straight line fits it, and a gentle curve does.
 */
export function archCurve(x: number): number {
  const u = (x + 1) / 2;
  const square = u * u;
  return (2 * u * (1 - square * square)) / PEAK - 1;
}

/** `examples` points on the arch, x uniform in [−1, 1], with normal noise added to the target. */
export function drawArchSplit(random: RandomStream, examples: number, noise: number): Split {
  const inputs = new Float32Array(examples);
  const targets = new Float32Array(examples);
  for (let i = 0; i < examples; i++) {
    const x = 2 * random.uniform() - 1;
    inputs[i] = x;
    targets[i] = archCurve(x) + noise * random.normal();
  }
  return { examples, inputs, targets };
}
