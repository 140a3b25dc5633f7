/** How large a network's weights are, layer by layer, and how far a step moved them. */
import type { LayerLayout } from './engine.ts';

/** ‖W‖₂ of each layer, of `parameters` laid out like `PreparedRun.start`. */
export const weightNorms = (parameters: Float32Array, layers: readonly LayerLayout[]): number[] =>
  layers.map(({ weights, biases }) => norm(parameters.subarray(weights, biases)));

/** ‖W − before‖₂ / ‖W‖₂ of each layer; 0 where nothing has moved. */
export const updateRatios = (
  parameters: Float32Array,
  before: Float32Array,
  layers: readonly LayerLayout[],
): number[] => {
  const update = Float64Array.from(parameters, (value, i) => value - before[i]!);
  return layers.map(({ weights, biases }) => {
    const moved = norm(update.subarray(weights, biases));
    return moved === 0 ? 0 : moved / norm(parameters.subarray(weights, biases));
  });
};

function norm(values: Float32Array | Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
