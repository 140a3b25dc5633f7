import { describe, expect, it } from 'vitest';
import { minimise, type Effort } from '../../../src/lib/math/minimise.ts';

const effort: Effort = { evaluations: 200, flat: 1e-8, little: 0, longestStep: 1 };
const one = () => Float64Array.of(1);

/** (1 − x)² + 100 (y − x²)² (Rosenbrock 1960): a bent valley, lowest at (1, 1). */
function rosenbrock([x, y]: Float64Array) {
  const [off, above] = [1 - x!, y! - x! * x!];
  return {
    value: off * off + 100 * above * above,
    gradient: () => Float64Array.of(-2 * off - 400 * x! * above, 200 * above),
    curvature: () => Float64Array.of(1, 0, 0, 1),
  };
}

describe('descent', () => {
  it('finds the end of a bent valley', () => {
    const { point, value } = minimise(rosenbrock, Float64Array.of(-1.2, 1), effort);
    expect(value).toBeLessThan(1e-15);
    point.forEach((coordinate) => expect(coordinate).toBeCloseTo(1, 7));
  });

  it('evaluates no more often than it may', () => {
    let evaluations = 0;
    const counted = (point: Float64Array) => {
      evaluations++;
      return rosenbrock(point);
    };
    minimise(counted, Float64Array.of(-1.2, 1), { ...effort, evaluations: 9 });
    expect(evaluations).toBe(9);
  });

  it('moves no coordinate further than it may in a step', () => {
    const points: Float64Array[] = [];
    const seen = (point: Float64Array) => {
      points.push(point);
      return { value: point[0]! * 1e6, gradient: () => Float64Array.of(1e6), curvature: one };
    };
    minimise(seen, Float64Array.of(0), { ...effort, evaluations: 4, longestStep: 0.5 });
    expect(points.map(([x]) => x)).toEqual([0, -0.5, -1, -1.5]);
  });

  it('does not enter where there is no number', () => {
    const root = ([x]: Float64Array) => ({
      value: x! - Math.sqrt(x!),
      gradient: () => Float64Array.of(1 - 0.5 / Math.sqrt(x!)),
      curvature: () => Float64Array.of(0.1),
    });
    expect(minimise(root, Float64Array.of(1.2), { ...effort, longestStep: 10 }).point[0]).toBeCloseTo(
      0.25,
      6,
    );
  });

  it('stays where a start is all there is', () => {
    const nowhere = () => ({ value: Infinity, gradient: () => Float64Array.of(0), curvature: one });
    expect(minimise(nowhere, Float64Array.of(3), effort).point[0]).toBe(3);
  });
});
