/** The weights that a run starts from. */
import { stream } from '../math/random.ts';
import { layersOf } from './engine.ts';
import { fillWeights } from './initializers.ts';
import { logOdds } from './output-bias.ts';
import type { Run } from './spec.ts';

/**
 * All parameters of an untrained network, laid out as in `PreparedRun.start`. Biases are zero, scales one. The deviates
 * come from the run's `init` stream, layer by layer.
 */
export function initialParameters(run: Run, widths: readonly number[]): Float32Array {
  const random = stream(run.seed, 'init');
  const layers = layersOf(widths, run);
  const parameters = new Float32Array(layers.at(-1)!.end);
  for (const layer of layers) {
    parameters.fill(1, layer.scales, layer.end);
    fillWeights(run.initializer, parameters.subarray(layer.weights, layer.biases), layer, random);
  }
  return parameters;
}

/** The same with the last layer's biases as the run has them, for its training labels `[examples, outputs]`. */
export function startOf(run: Run, widths: readonly number[], labels: Float32Array): Float32Array {
  const start = initialParameters(run, widths);
  if (run.outputBias === 'log-odds')
    start.set(logOdds(labels, widths.at(-1)!), layersOf(widths, run).at(-1)!.biases);
  return start;
}
