/** How large a network's weights are, layer by layer, and how far a step moved them. */
import { square } from '../math/elementary.ts';
import type { LayerLayout } from './engine.ts';

/** ‖W‖₂ of each layer, of `parameters` laid out like `PreparedRun.start`. */
export const weightNorms = (parameters: Float32Array, layers: readonly LayerLayout[]): number[] =>
  layers.map(({ weights, biases }) => norm(parameters.subarray(weights, biases)));

/** ‖W − before‖₂ / ‖W‖₂ of each layer; 0 where nothing has moved. */
export const updateRatios = (
  parameters: Float32Array,
  before: Float32Array,
  layers: readonly LayerLayout[],
): number[] =>
  layers.map(({ weights, biases }) => {
    const after = parameters.subarray(weights, biases);
    const moved = distance(after, before.subarray(weights, biases));
    return moved === 0 ? 0 : moved / norm(after);
  });

function norm(values: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return Math.sqrt(squares);
}

function distance(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += square(a[i]! - b[i]!);
  return Math.sqrt(squares);
}
