/** What happens to a gradient, and to weights, before and after the optimiser's step: see `Adjustable`. In place. */
import type { Adjustable } from './spec.ts';

/** Adds the slopes of the penalties, λw and λ sign(w), to the gradient of `weights`. */
export function penalise(
  gradient: Float32Array,
  weights: Float32Array,
  { l2, l1 = 0 }: Pick<Adjustable, 'l2' | 'l1'>,
): void {
  if (l2 !== 0) for (let i = 0; i < gradient.length; i++) gradient[i]! += l2 * weights[i]!;
  if (l1 !== 0) for (let i = 0; i < gradient.length; i++) gradient[i]! += l1 * Math.sign(weights[i]!);
}

/** Scales the parts of a gradient down to a norm of `largest` over all of them, where it is larger. */
export function clip(gradients: Float32Array[], largest: number): void {
  let squares = 0;
  for (const gradient of gradients) for (const slope of gradient) squares += slope * slope;
  const norm = Math.sqrt(squares);
  if (!(norm > largest)) return;
  for (const gradient of gradients) for (let i = 0; i < gradient.length; i++) gradient[i]! *= largest / norm;
}

/** w ← sign(w) max(|w| − threshold, 0) */
export function shrink(weights: Float32Array, threshold: number): void {
  for (let i = 0; i < weights.length; i++)
    weights[i] = Math.sign(weights[i]!) * Math.max(Math.abs(weights[i]!) - threshold, 0);
}

/** w ← w − share · w */
export function decay(weights: Float32Array, share: number): void {
  for (let i = 0; i < weights.length; i++) weights[i]! -= share * weights[i]!;
}
