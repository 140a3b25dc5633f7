/** What can be asked of a network without changing it. */
import { copyNumbers, takeUp, takeUpInput } from './batch';
import { Loss } from './codes';
import { measure } from './losses';
import { FLOAT } from './memory';
import { Layer, Network } from './network';
import { backward, forward } from './passes';

/** What the network makes of `points` inputs `[points, inputs]`, `batchSize` at a time: to `outputs` `[points, outputs]`. */
export function predict(network: Network, points: i32, batchSize: i32, inputs: usize, outputs: usize): void {
  const layer = network.lastLayer;
  const bytes = <usize>layer.outputs * FLOAT;
  for (let first = 0; first < points; first += batchSize) {
    const count = min(batchSize, points - first);
    for (let position = 0; position < count; position++) {
      takeUpInput(network, position, first + position, inputs);
    }
    forward(network, count, 0);
    for (let position: usize = 0; position < <usize>count; position++, outputs += bytes) {
      copyNumbers(layer.values + position * layer.outputRow, outputs, bytes);
    }
  }
}

/**
 * To `result` `[2]`: the mean loss over `examples` examples, `batchSize` at a time, and how many have the right class.
 */
export function score(
  network: Network,
  examples: i32,
  batchSize: i32,
  inputs: usize,
  targets: usize,
  result: usize,
): void {
  let loss: f64 = 0;
  let right = 0;
  for (let first = 0; first < examples; first += batchSize) {
    const count = min(batchSize, examples - first);
    for (let position = 0; position < count; position++) {
      takeUp(network, position, first + position, inputs, targets);
    }
    forward(network, count, 0);
    loss += <f64>f32x4.extract_lane(measure(network, count, 1), 0);
    for (let position = 0; position < count; position++) right += i32(isRight(network, position));
  }
  store<f32>(result, <f32>(loss / <f64>examples));
  store<f32>(result, <f32>right, FLOAT);
}

/** Whether the largest output is the target's, or the one output is on its side of the boundary. */
function isRight(network: Network, position: i32): bool {
  const layer = network.lastLayer;
  const outputs = layer.values + <usize>position * layer.outputRow;
  const targets = network.targets + <usize>position * layer.outputRow;
  if (layer.outputs > 1) return largestOf(outputs, layer.outputs) == largestOf(targets, layer.outputs);
  const boundary: f32 = network.loss == Loss.SquaredError ? 0.5 : 0;
  return load<f32>(outputs) > boundary == load<f32>(targets) > 0.5;
}

/** The place of the largest number, the first of them if there are several. */
function largestOf(numbers: usize, count: i32): i32 {
  let largest = 0;
  for (let i = 1; i < count; i++) {
    if (load<f32>(numbers + <usize>i * FLOAT) > load<f32>(numbers + <usize>largest * FLOAT)) largest = i;
  }
  return largest;
}

/** To `norms` `[layers]`: ‖∂J/∂W‖₂ of each layer, J the mean loss over all `examples`, which must fit into one batch. */
export function gradientNorms(
  network: Network,
  examples: i32,
  inputs: usize,
  targets: usize,
  norms: usize,
): void {
  for (let example = 0; example < examples; example++) takeUp(network, example, example, inputs, targets);
  forward(network, examples, 0);
  measure(network, examples, <f32>(1 / <f64>examples));
  for (let index = network.layerCount - 1; index >= 0; index--) {
    backward(network, index, examples);
    const squares = sumOfSquares(network.gradient, network.layer(index));
    store<f32>(norms + <usize>index * FLOAT, <f32>sqrt(squares));
  }
}

/** Of the weights in what is shaped like the layer's weights; the padding is zeros. */
function sumOfSquares(rows: usize, layer: Layer): f64 {
  let sum: f64 = 0;
  const end = rows + <usize>layer.weightRows * layer.weightRow;
  for (let at = rows; at < end; at += FLOAT) sum += <f64>load<f32>(at) * <f64>load<f32>(at);
  return sum;
}
