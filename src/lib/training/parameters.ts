/**
 * The parameters of a checkpoint, which stand in one row: layer by layer, weights `[in, out]` before biases `[out]`
 * before, where it normalises, scales `[out]`.
 */
import { layersOf } from './engine.ts';
import type { Run } from './spec.ts';

/** Layer by layer, of a network with so many units in each, inputs and outputs included. */
export function unpack(
  parameters: Float32Array,
  widths: readonly number[],
  run?: Pick<Run, 'normalization'>,
) {
  const numbers = (from: number, to: number) => [...parameters.subarray(from, to)];
  return layersOf(widths, run).map(({ inputs, outputs, weights, biases, scales, end }) => ({
    /** `[in][out]` */
    weights: Array.from({ length: inputs }, (_, input) =>
      numbers(weights + input * outputs, weights + (input + 1) * outputs),
    ),
    biases: numbers(biases, scales),
    scales: numbers(scales, end),
  }));
}

/** Which of them are biases. */
export const biasFlags = (widths: readonly number[], run?: Pick<Run, 'normalization'>): boolean[] =>
  layersOf(widths, run).flatMap(({ weights, biases, scales, end }) =>
    Array.from({ length: end - weights }, (_, i) => weights + i >= biases && weights + i < scales),
  );
