import { Activation, Loss, Optimizer } from './codes';
import { measure } from './losses';
import { FLOAT, Layer, Network, VECTOR, padded, reserve, reserveZeros, rowOf } from './memory';
import { update } from './optimizers';
import { pack, unpack } from './parameters';
import { backward, forward } from './passes';

export { mark, release, reserve } from './memory';

/** A network of `layerCount` layers. `widths` `[layerCount + 1]`: see `PreparedRun`. `batchSize`: of the largest batch. */
export function createNetwork(
  layerCount: i32,
  widths: usize,
  batchSize: i32,
  activation: Activation,
  loss: Loss,
): Network {
  const network = changetype<Network>(reserveZeros(offsetof<Network>()));
  network.activation = activation;
  network.loss = loss;
  network.layerCount = layerCount;
  network.layers = reserveZeros(<usize>layerCount * offsetof<Layer>());
  const capacity = <usize>padded(batchSize);
  let widest: usize = 0;
  let mostWeights: usize = 0;
  for (let index = 0; index < layerCount; index++, widths += FLOAT) {
    const layer = network.layer(index);
    const isLast = index == layerCount - 1;
    layOut(layer, load<i32>(widths), load<i32>(widths, FLOAT), isLast, capacity);
    if (!isLast) network.hiddenUnits += layer.outputs;
    widest = max(widest, max(layer.inputRow, layer.outputRow));
    mostWeights = max(mostWeights, parameterBytes(layer));
  }
  network.inputs = reserveZeros(capacity * network.firstLayer.inputRow);
  network.targets = reserveZeros(capacity * network.lastLayer.outputRow);
  network.zeros = reserveZeros(widest);
  network.gradient = reserve(mostWeights);
  network.transposed = reserve(mostWeights);
  return network;
}

function layOut(layer: Layer, inputs: i32, outputs: i32, isLast: bool, capacity: usize): void {
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.lying = isLast && outputs == 1;
  layer.inputRow = rowOf(inputs);
  layer.outputRow = layer.lying ? FLOAT : rowOf(outputs);
  layer.weightRow = layer.lying ? layer.inputRow : layer.outputRow;
  layer.weightRows = layer.lying ? 1 : inputs;
  layer.biases = <usize>padded(layer.weightRows) * layer.weightRow;
  layer.weights = reserveZeros(parameterBytes(layer));
  layer.velocity = reserveZeros(parameterBytes(layer));
  layer.square = reserveZeros(parameterBytes(layer));
  layer.values = reserve(capacity * layer.outputRow);
  layer.deltas = reserveZeros(capacity * layer.outputRow);
}

/** Of everything shaped like the weights. */
function parameterBytes(layer: Layer): usize {
  return layer.biases + rowOf(layer.outputs);
}

/** How the network is trained. See the fields of `Network`. */
export function setTraining(
  network: Network,
  optimizer: Optimizer,
  beta: f32,
  share: f32,
  squareBeta: f32,
  squareShare: f32,
  epsilon: f32,
  l2: f32,
  keptScale: f32,
): void {
  network.optimizer = optimizer;
  network.beta = beta;
  network.share = share;
  network.squareBeta = squareBeta;
  network.squareShare = squareShare;
  network.epsilon = epsilon;
  network.l2 = l2;
  network.keptScale = keptScale;
}

/** Takes over the network's parameters from the host's flat array. */
export function readParameters(network: Network, parameters: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    parameters += unpack(layer, parameters, layer.weights);
  }
}

/** Takes over what the optimiser remembers of each parameter. */
export function readMemory(network: Network, velocity: usize, square: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    velocity += unpack(layer, velocity, layer.velocity);
    square += unpack(layer, square, layer.square);
  }
}

/** The other way. */
export function writeParameters(network: Network, parameters: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    parameters += pack(layer, parameters, layer.weights);
  }
}

export function writeMemory(network: Network, velocity: usize, square: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    velocity += pack(layer, velocity, layer.velocity);
    square += pack(layer, square, layer.square);
  }
}

/**
 * Performs `steps` steps. `rates` `[steps, 2]`: see `update`. `batchSizes` `[steps]`, `examples` `[Σ batchSizes]` and
 * `masks` (0 without dropout): see `Assignment`. `inputs` and `targets`: `[all examples, width]`. To `losses`
 * `[steps]` goes each batch's mean loss before its update.
 */
export function train(
  network: Network,
  steps: i32,
  rates: usize,
  batchSizes: usize,
  examples: usize,
  masks: usize,
  inputs: usize,
  targets: usize,
  losses: usize,
): void {
  const maskBytes = masks ? <usize>network.hiddenUnits : 0;
  for (let step: usize = 0; step < <usize>steps; step++) {
    const count = load<i32>(batchSizes + step * FLOAT);
    for (let position = 0; position < count; position++, examples += FLOAT) {
      takeUp(network, position, load<i32>(examples), inputs, targets);
    }
    forward(network, count, masks);
    masks += <usize>count * maskBytes;
    const total = measure(network, count, <f32>(1 / <f64>count));
    store<f32>(losses + step * FLOAT, <f32>(total / <f64>count));
    const rate = rates + step * 2 * FLOAT;
    for (let index = network.layerCount - 1; index >= 0; index--) {
      backward(network, index, count);
      update(network, network.layer(index), load<f32>(rate), load<f32>(rate, FLOAT));
    }
  }
}

/** What the network makes of `points` inputs `[points, inputs]`, `batchSize` at a time: to `outputs` `[points, outputs]`. */
export function predict(network: Network, points: i32, batchSize: i32, inputs: usize, outputs: usize): void {
  const layer = network.lastLayer;
  const bytes = <usize>layer.outputs * FLOAT;
  for (let first = 0; first < points; first += batchSize) {
    const count = min(batchSize, points - first);
    for (let position = 0; position < count; position++) takeUpInput(network, position, first + position, inputs);
    forward(network, count, 0);
    for (let position: usize = 0; position < <usize>count; position++, outputs += bytes) {
      copyNumbers(layer.values + position * layer.outputRow, outputs, bytes);
    }
  }
}

/** To `norms` `[layers]`: ‖∂J/∂W‖₂ of each layer, J the mean loss over all `examples`, which must fit into one batch. */
export function gradientNorms(network: Network, examples: i32, inputs: usize, targets: usize, norms: usize): void {
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

/** Copies input and target of an example into the batch. */
@inline
function takeUp(network: Network, position: i32, example: i32, inputs: usize, targets: usize): void {
  takeUpInput(network, position, example, inputs);
  const layer = network.lastLayer;
  const bytes = <usize>layer.outputs * FLOAT;
  copyNumbers(targets + <usize>example * bytes, network.targets + <usize>position * layer.outputRow, bytes);
}

@inline
function takeUpInput(network: Network, position: i32, example: i32, inputs: usize): void {
  const layer = network.firstLayer;
  const bytes = <usize>layer.inputs * FLOAT;
  copyNumbers(inputs + <usize>example * bytes, network.inputs + <usize>position * layer.inputRow, bytes);
}

@inline
function copyNumbers(from: usize, to: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + VECTOR <= bytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(from + at));
}
