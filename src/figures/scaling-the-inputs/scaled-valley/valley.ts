/** A linear model of two inputs, of which the second may be written in a smaller unit: its data, and its loss, a quadratic. */
import { drawData } from '../../../lib/data/draw.ts';
import type { DataSpec, Scaling } from '../../../lib/data/spec.ts';
import { factorise, solveLower, solveUpper } from '../../../lib/math/cholesky.ts';
import { eigenOf } from '../../../lib/math/eigen.ts';
import { stream } from '../../../lib/math/random.ts';

const examples = 100;
/** A study wants one; nothing is read off it here. */
const heldOut = 1;
/** Standard deviation of what the inputs do not say of the target. */
const noise = 0.3;
/** Two weights and a bias, whose input is always 1. */
const parameters = 3;

export interface Asked {
  /** The second input's numbers are so many times as large. */
  factor: number;
  /** Between the two inputs. */
  correlation: number;
  seed: number;
}

/** Two inputs of spread 1, of which both count the same: y = x₁ + x₂ + noise. */
export function dataOf({ factor, correlation, seed }: Asked, scaling: Scaling): DataSpec {
  const random = stream(seed, 'data/two-inputs');
  const rows = Array.from({ length: examples + heldOut }, () => {
    const [first, other] = [random.normal(), random.normal()];
    const second = correlation * first + Math.sqrt(1 - correlation * correlation) * other;
    return { inputs: [first, second], target: first + second + noise * random.normal() };
  });
  return {
    name: 'table',
    table: {
      inputs: rows.map(({ inputs }) => inputs),
      targets: rows.map(({ target }) => target),
      shuffled: false,
    },
    training: examples,
    validation: heldOut,
    scales: [1, factor],
    scaling,
    seed,
  };
}

/** The loss J = J* + ½ (θ − θ*)ᵀ H (θ − θ*) of the parameters θ = (w₁, w₂, b). */
export interface Valley {
  /** J*, the lowest loss. */
  lowest: number;
  /** θ*, where it is. */
  minimum: Float64Array;
  /** `[3 × 3]` H: the mean of x xᵀ over the examples. */
  hessian: Float64Array;
  /** J − J* at θ = 0, where all walks start. */
  startsAt: number;
  /** κ: the largest over the smallest eigenvalue of H. */
  condition: number;
  /** The best α of plain descent, 2 / (largest + smallest): Polyak 1964. */
  bestAlpha: number;
}

export function valleyOf(data: DataSpec): Valley {
  const { inputs, targets } = drawData(data).training;
  const hessian = new Float64Array(parameters * parameters);
  const slopes = new Float64Array(parameters);
  let squares = 0;
  targets.forEach((target, example) => {
    const x = [inputs[2 * example]!, inputs[2 * example + 1]!, 1];
    x.forEach((xi, i) => {
      x.forEach((xj, j) => (hessian[i * parameters + j]! += (xi * xj) / examples));
      slopes[i]! += (xi * target) / examples;
    });
    squares += (target * target) / examples;
  });
  const minimum = solved(hessian, slopes);
  const startsAt = minimum.reduce((sum, weight, i) => sum + 0.5 * weight * slopes[i]!, 0);
  const curvatures = eigenOf(hessian, parameters).values;
  const [least, largest] = [Math.min(...curvatures), Math.max(...curvatures)];
  return {
    lowest: 0.5 * squares - startsAt,
    minimum,
    hessian,
    startsAt,
    condition: largest / least,
    bestAlpha: 2 / (largest + least),
  };
}

function solved(matrix: Float64Array, right: Float64Array): Float64Array {
  const factor = matrix.slice();
  const x = right.slice();
  factorise(factor, parameters);
  solveLower(factor, parameters, x);
  solveUpper(factor, parameters, x);
  return x;
}

/** J − J* over the two weights, each time with the bias that suits them best. */
export function heightOver({ hessian: h, minimum }: Valley, first: number, second: number): number {
  const [dx, dy] = [first - minimum[0]!, second - minimum[1]!];
  const free = (i: number, j: number) =>
    h[i * parameters + j]! - (h[i * parameters + 2]! * h[2 * parameters + j]!) / h[2 * parameters + 2]!;
  return 0.5 * (free(0, 0) * dx * dx + 2 * free(0, 1) * dx * dy + free(1, 1) * dy * dy);
}
