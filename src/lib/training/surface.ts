/** The training loss of a model of two parameters, all over a grid of them. */
import type { Problem } from './engine.ts';
import { meanLoss } from './metrics.ts';
import { pointsOf } from './probe.ts';
import type { Probe } from './spec.ts';

/**
 * `[rows × columns]`: the mean training loss of the linear model ŷ = wx + b at each point (w, b) of `grid`, on the
 * first run's labels.
 */
export function lossSurface(problem: Problem, grid: Extract<Probe, { kind: 'grid' }>): Float32Array {
  const { loss, trainingInputs } = problem;
  const points = pointsOf(grid);
  const targets = problem.runs[0]!.labels;
  return Float32Array.from({ length: points.length / 2 }, (_, point) => {
    const outputs = trainingInputs.map((x) => points[2 * point]! * x + points[2 * point + 1]!);
    return meanLoss(loss, outputs, targets, 1);
  });
}
