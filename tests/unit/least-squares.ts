/** The straight line through examples of one input, in closed form: what a network without hidden layers must find. */
import type { Split } from '../../src/lib/data/spec.ts';

/** `loss` is half the mean squared error. */
export function leastSquares({ inputs, targets, examples }: Split): {
  intercept: number;
  slope: number;
  loss: number;
} {
  const mean = (value: (i: number) => number) =>
    Array.from({ length: examples }, (_, i) => value(i)).reduce((sum, term) => sum + term, 0) / examples;
  const [meanX, meanY] = [mean((i) => inputs[i]!), mean((i) => targets[i]!)];
  const covariance = mean((i) => (inputs[i]! - meanX) * (targets[i]! - meanY));
  const slope = covariance / mean((i) => (inputs[i]! - meanX) ** 2);
  const intercept = meanY - slope * meanX;
  return { intercept, slope, loss: mean((i) => 0.5 * (targets[i]! - intercept - slope * inputs[i]!) ** 2) };
}
