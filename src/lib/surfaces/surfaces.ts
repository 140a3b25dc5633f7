/** Analytic loss surfaces with their gradients in closed form. Same bits everywhere: + − × ÷ only. */

export type SurfaceSpec =
  /** J(θ) = ½θ²: one parameter, curvature 1. */
  | { name: 'bowl' }
  /** x² + x⁴: one parameter, much steeper far out than near the minimum. */
  | { name: 'quartic' }
  /** ½(x² + κy²): condition number κ, curvatures 1 and κ. */
  | { name: 'quadratic'; condition: number }
  /** (1 − x)² + 20(3y − x²)²: the surface of Goh, "Why Momentum Really Works", Distill 2017. */
  | { name: 'goh' }
  /** Beale 1958: (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)². */
  | { name: 'beale' }
  /** ½(x² − y²): flat at the origin, which is no minimum. */
  | { name: 'saddle' };

export type Point = readonly number[];

export interface Surface {
  /** Number of parameters. */
  dimension: 1 | 2;
  value(point: Point): number;
  /** Writes ∇f(point) into `into`, both of `dimension` numbers. */
  gradient(point: Point | Float64Array, into: Float64Array): void;
  /** Where the value is lowest, if anywhere. */
  minimum?: Point;
}

export function surface(spec: SurfaceSpec): Surface {
  switch (spec.name) {
    case 'bowl':
      return {
        dimension: 1,
        minimum: [0],
        value: ([theta]) => 0.5 * theta! * theta!,
        gradient: (point, into) => {
          into[0] = point[0]!;
        },
      };
    case 'quartic':
      return {
        dimension: 1,
        minimum: [0],
        value: ([x]) => square(x!) + square(square(x!)),
        gradient: (point, into) => {
          const x = point[0]!;
          into[0] = 2 * x + 4 * x * x * x;
        },
      };
    case 'quadratic':
      return {
        dimension: 2,
        minimum: [0, 0],
        value: ([x, y]) => 0.5 * (x! * x! + spec.condition * y! * y!),
        gradient: (point, into) => {
          into[0] = point[0]!;
          into[1] = spec.condition * point[1]!;
        },
      };
    case 'goh':
      return {
        dimension: 2,
        minimum: [1, 1 / 3],
        value: ([x, y]) => square(1 - x!) + 20 * square(3 * y! - x! * x!),
        gradient: (point, into) => {
          const [x, y] = [point[0]!, point[1]!];
          const valley = 3 * y - x * x;
          into[0] = -2 * (1 - x) - 80 * x * valley;
          into[1] = 120 * valley;
        },
      };
    case 'beale':
      return {
        dimension: 2,
        minimum: [3, 0.5],
        value: ([x, y]) => bealeTerms(x!, y!).reduce((sum, term) => sum + term * term, 0),
        gradient: (point, into) => {
          const [x, y] = [point[0]!, point[1]!];
          const [first, second, third] = bealeTerms(x, y);
          into[0] = 2 * (first * (y - 1) + second * (y * y - 1) + third * (y * y * y - 1));
          into[1] = 2 * x * (first + 2 * second * y + 3 * third * y * y);
        },
      };
    case 'saddle':
      return {
        dimension: 2,
        value: ([x, y]) => 0.5 * (x! * x! - y! * y!),
        gradient: (point, into) => {
          into[0] = point[0]!;
          into[1] = -point[1]!;
        },
      };
  }
}

const square = (x: number) => x * x;

const bealeTerms = (x: number, y: number): [number, number, number] => [
  1.5 - x + x * y,
  2.25 - x + x * y * y,
  2.625 - x + x * y * y * y,
];
