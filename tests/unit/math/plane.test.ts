import { expect, test } from 'vitest';
import { distanceFromPlane } from '../../../src/lib/math/plane.ts';

/** Row-major, from −2 to 2 in both directions. */
const points = [-2, -1, 0, 1, 2].flatMap((y) => [-2, -1, 0, 1, 2].flatMap((x) => [x, y]));
const valuesOf = (height: (x: number, y: number) => number) =>
  points.flatMap((x, i) => (i % 2 === 0 ? [height(x, points[i + 1]!)] : []));

test('a plane is flat, whatever its height and slopes', () => {
  expect(
    distanceFromPlane(
      valuesOf((x, y) => 7 - 3 * x + 0.5 * y),
      points,
    ),
  ).toBeCloseTo(0, 12);
});

test('a saddle’s best plane is level: its corners, ±4, are half of the range away', () => {
  expect(
    distanceFromPlane(
      valuesOf((x, y) => x * y),
      points,
    ),
  ).toBeCloseTo(0.5, 12);
});

test('neither a plane beneath nor a scale changes how far from flat it is', () => {
  // The mean of x² over −2 … 2 is 2: the plane of 5x² lies at 10, the farthest values, at ±2, are 10 away, of a range of 20.
  expect(
    distanceFromPlane(
      valuesOf((x, y) => 5 * x * x + 0 * y),
      points,
    ),
  ).toBeCloseTo(0.5, 12);
  const tilted = (x: number, y: number) => x * y + 10 * (x + y);
  // Its range is that from −36 at (−2, −2) to 44 at (2, 2).
  expect(distanceFromPlane(valuesOf(tilted), points)).toBeCloseTo(4 / 80, 12);
});
