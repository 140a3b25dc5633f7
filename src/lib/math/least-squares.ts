import { mean } from './averages.ts';
import { square } from './elementary.ts';

export interface BestLine {
  weight: number;
  bias: number;
  /** Half the mean of the squared distances that are left. */
  loss: number;
}

/** The line ŷ = wx + b of the lowest mean of ½(ŷ − y)², in closed form. */
export function leastSquares(inputs: ArrayLike<number>, targets: ArrayLike<number>): BestLine {
  const [xs, ys] = [Array.from(inputs), Array.from(targets)];
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const weight =
    mean(xs.map((x, i) => (x - meanX) * (ys[i]! - meanY))) / mean(xs.map((x) => square(x - meanX)));
  const bias = meanY - weight * meanX;
  return { weight, bias, loss: mean(xs.map((x, i) => 0.5 * square(weight * x + bias - ys[i]!))) };
}
