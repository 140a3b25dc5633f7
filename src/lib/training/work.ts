/** How much a study computes, known before any of it is. */
import { shapeOf } from './shape.ts';
import { batchSizeOf, stepsOf } from './plan.ts';
import type { Run, Study } from './spec.ts';

/** Each weight meets each example of each step: the time of a run grows with the product of the three. */
export interface Work {
  steps: number;
  /** Biases included. */
  weights: number;
  /** Of a step's batch. */
  examples: number;
}

export const workOf = (study: Study, run: Run): Work => ({
  steps: stepsOf(study, run),
  weights: weightsOf(study, run),
  examples: batchSizeOf(run, study.data.training),
});

export const productOf = ({ steps, weights, examples }: Work): number => steps * weights * examples;

/** Weights and biases; a network that normalises has scales besides. */
export function weightsOf({ data }: Study, { hidden }: Run): number {
  const { inputs, outputs } = shapeOf(data);
  const widths = [inputs, ...hidden, outputs];
  return widths.slice(1).reduce((sum, width, layer) => sum + (widths[layer]! + 1) * width, 0);
}
