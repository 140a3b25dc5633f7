import { drawData } from '../../../lib/data/draw.ts';
import type { DataSpec } from '../../../lib/data/spec.ts';
import { square } from '../../../lib/math/elementary.ts';

export interface BestLine {
  weight: number;
  bias: number;
  loss: number;
}

/** The line ŷ = wx + b of the lowest mean of ½(ŷ − y)², in closed form. */
export function leastSquares(spec: DataSpec): BestLine {
  const { inputs, targets } = drawData(spec).training;
  const mean = (value: (x: number, y: number) => number) =>
    inputs.reduce((sum, x, i) => sum + value(x, targets[i]!), 0) / inputs.length;
  const [meanX, meanY] = [mean((x) => x), mean((_, y) => y)];
  const weight = mean((x, y) => (x - meanX) * (y - meanY)) / mean((x) => square(x - meanX));
  const bias = meanY - weight * meanX;
  return { weight, bias, loss: mean((x, y) => 0.5 * square(weight * x + bias - y)) };
}
