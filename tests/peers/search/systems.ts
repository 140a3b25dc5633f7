/** What NumPy's least squares and scikit-learn's ridge regression are asked. */
import { stream } from '../../../src/lib/math/random.ts';

export interface System {
  /** `[examples][features]` */
  rows: number[][];
  /** `[examples][outputs]` */
  targets: number[][];
}

const random = stream(1, 'test/systems');
const matrix = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
const system = (features: number): System => ({ rows: matrix(8, features), targets: matrix(8, 2) });

const square = system(8);

export const systems: Record<string, System> = {
  'fewer features': system(3),
  'as many features': square,
  'more features': system(20),
  'nearly singular': {
    ...square,
    rows: square.rows.map((row) => [...row.slice(0, 7), row[0]! + 1e-5 * row[7]!]),
  },
  'features that are zero, and one that is there twice': {
    ...square,
    rows: square.rows.map(([a, b, ...others]) => [a!, 0, b!, a!, 0, ...others.slice(0, 2)]),
  },
};

/** Of ridge regression. */
export const strengths = [1e-3, 0.5, 20];
