/** The weights that a run starts from. */
import { stream } from '../math/random.ts';
import { layersOf } from './engine.ts';
import type { Initializer, Run } from './spec.ts';

/**
 * All parameters of an untrained network, laid out as in `PreparedRun.start`. Biases are zero, scales one. The deviates come
 * from the run's `init` stream, layer by layer, row by row: initialisers that differ only in scale give the same
 * directions.
 */
export function initialParameters(run: Run, widths: readonly number[]): Float32Array {
  const random = stream(run.seed, 'init');
  const layers = layersOf(widths, run);
  const parameters = new Float32Array(layers.at(-1)!.end);
  for (const layer of layers) {
    parameters.fill(1, layer.scales, layer.end);
    const deviation = deviationOf(run.initializer, layer.inputs, layer.outputs);
    if (deviation === 0) continue;
    for (let i = layer.weights; i < layer.biases; i++) parameters[i] = deviation * random.normal();
  }
  return parameters;
}

/** The standard deviation of a layer's weights. See `Initializer` for the sources. */
function deviationOf(initializer: Initializer, fanIn: number, fanOut: number): number {
  switch (initializer.kind) {
    case 'zeros':
      return 0;
    case 'normal':
      return initializer.deviation;
    case 'glorot':
      return Math.sqrt(2 / (fanIn + fanOut));
    case 'he':
      return Math.sqrt(2 / fanIn);
  }
}
