/**
 * Mean losses and accuracy from a network's outputs. In float64 and with the elementary functions of lib/math, so
 * that the same outputs have the same loss everywhere.
 */
import { exp, log } from '../math/elementary.ts';
import type { Loss } from './spec.ts';

/**
 * The mean over examples of `loss`, for `outputs` and `targets` of shape `[examples, width]`. The cross-entropies
 * are written so that no large number is subtracted from another and no exponential overflows.
 */
export function meanLoss(loss: Loss, outputs: Float32Array, targets: Float32Array, width: number): number {
  let sum = 0;
  if (loss === 'squared-error') {
    for (let i = 0; i < outputs.length; i++)
      sum += 0.5 * (outputs[i]! - targets[i]!) * (outputs[i]! - targets[i]!);
  } else if (loss === 'binary-cross-entropy') {
    // −log σ(z) for a target of 1 and −log(1 − σ(z)) for 0 are softplus(−z) and softplus(z).
    for (let i = 0; i < outputs.length; i++) sum += softplus((1 - 2 * targets[i]!) * outputs[i]!);
  } else {
    for (let from = 0; from < outputs.length; from += width) {
      const logits = outputs.subarray(from, from + width);
      const right = targets.subarray(from, from + width).indexOf(1);
      sum += logSumOfExponentials(logits, logits[right]!);
    }
  }
  return sum / (outputs.length / width);
}

/** log(1 + eˣ) */
function softplus(x: number): number {
  return Math.max(x, 0) + log(1 + exp(-Math.abs(x)));
}

/** log Σ exp(xᵢ − shift) */
function logSumOfExponentials(values: Float32Array, shift: number): number {
  let largest = -Infinity;
  for (const value of values) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of values) sum += exp(value - largest);
  return largest - shift + log(sum);
}

/** The fraction of examples whose most likely class is the target's: the largest output, or for one output its side of the boundary. */
export function accuracy(loss: Loss, outputs: Float32Array, targets: Float32Array, width: number): number {
  const examples = outputs.length / width;
  const boundary = loss === 'squared-error' ? 0.5 : 0;
  let right = 0;
  for (let example = 0; example < examples; example++) {
    const from = example * width;
    const isRight =
      width === 1
        ? outputs[from]! > boundary === targets[from]! > 0.5
        : indexOfLargest(outputs, from, width) === indexOfLargest(targets, from, width);
    if (isRight) right++;
  }
  return right / examples;
}

function indexOfLargest(values: Float32Array, from: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[from + i]! > values[from + best]!) best = i;
  return best;
}
