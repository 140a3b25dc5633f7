import { Activation, Loss, Optimizer } from './codes';
import { measure } from './losses';
import { FLOAT, Layer, Network, VECTOR, padded, reserve, reserveZeros } from './memory';
import { update } from './optimizers';
import { pack, unpack } from './parameters';
import { backward, forward } from './passes';

export { mark, release, reserve } from './memory';

/** Examples that evaluation takes through a network at a time: enough to be fast, few enough to stay in the cache. */
const CHUNK: i32 = 64;

/** A network without layers; `addLayer` follows, once for each layer. `batchSize`: of the largest batch. */
export function createNetwork(
  layerCount: i32,
  inputs: i32,
  outputs: i32,
  batchSize: i32,
  activation: Activation,
  loss: Loss,
): Network {
  const network = changetype<Network>(reserveZeros(offsetof<Network>()));
  network.layers = reserveZeros(<usize>layerCount * offsetof<Layer>());
  network.capacity = padded(max(batchSize, CHUNK));
  network.inputs = reserve(<usize>network.capacity * <usize>padded(inputs) * FLOAT);
  network.targets = reserve(<usize>network.capacity * <usize>padded(outputs) * FLOAT);
  network.one = reserve(FLOAT);
  store<f32>(network.one, 1);
  network.activation = activation;
  network.loss = loss;
  return network;
}

/** Adds the next layer. */
export function addLayer(network: Network, inputs: i32, outputs: i32): void {
  const layer = network.layer(network.layerCount++);
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.inputRow = <usize>padded(inputs) * FLOAT;
  layer.outputRow = <usize>padded(outputs) * FLOAT;
  const parameterBytes = layer.biases + layer.outputRow;
  layer.weights = reserveZeros(parameterBytes);
  layer.gradient = reserveZeros(parameterBytes);
  layer.velocity = reserveZeros(parameterBytes);
  layer.square = reserveZeros(parameterBytes);
  layer.transposed = reserve(<usize>padded(outputs) * layer.inputRow);
  const batchBytes = <usize>network.capacity * layer.outputRow;
  layer.values = reserve(batchBytes);
  layer.slopes = reserve(batchBytes);
  layer.deltas = reserveZeros(batchBytes);
  layer.zeros = reserveZeros(layer.outputRow);
  network.units += outputs;
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
  const maskBytes = masks ? <usize>(network.units - network.lastLayer.outputs) : 0;
  for (let step: usize = 0; step < <usize>steps; step++) {
    const count = load<i32>(batchSizes + step * FLOAT);
    for (let position = 0; position < count; position++, examples += FLOAT) {
      takeUp(network, position, load<i32>(examples), inputs, targets);
    }
    forward(network, count, masks);
    masks += <usize>count * maskBytes;
    const total = measure(network, count, <f32>(1 / <f64>count));
    store<f32>(losses + step * FLOAT, <f32>(total / <f64>count));
    backward(network, count, false);
    const rate = rates + step * 2 * FLOAT;
    for (let index = 0; index < network.layerCount; index++) {
      update(network, network.layer(index), load<f32>(rate), load<f32>(rate, FLOAT));
    }
  }
}

/** What the network makes of `points` inputs `[points, inputs]`: to `outputs` `[points, outputs]`. */
export function predict(network: Network, points: i32, inputs: usize, outputs: usize): void {
  const layer = network.lastLayer;
  const width = <usize>layer.outputs * FLOAT;
  for (let first = 0; first < points; first += CHUNK) {
    const count = min(CHUNK, points - first);
    for (let position = 0; position < count; position++) takeUpInput(network, position, first + position, inputs);
    forward(network, count, 0);
    for (let position: usize = 0; position < <usize>count; position++, outputs += width) {
      memory.copy(outputs, layer.values + position * layer.outputRow, width);
    }
  }
}

/** To `norms` `[layers]`: ‖∂J/∂W‖₂ of each layer, J the mean loss over all `examples`. */
export function gradientNorms(network: Network, examples: i32, inputs: usize, targets: usize, norms: usize): void {
  for (let first = 0; first < examples; first += CHUNK) {
    const count = min(CHUNK, examples - first);
    for (let position = 0; position < count; position++) {
      takeUp(network, position, first + position, inputs, targets);
    }
    forward(network, count, 0);
    measure(network, count, <f32>(1 / <f64>examples));
    backward(network, count, first > 0);
  }
  for (let index = 0; index < network.layerCount; index++, norms += FLOAT) {
    store<f32>(norms, <f32>sqrt(sumOfSquares(network.layer(index))));
  }
}

/** Of the gradient by the weights. */
function sumOfSquares(layer: Layer): f64 {
  let sum: f64 = 0;
  for (let input: usize = 0; input < <usize>layer.inputs; input++) {
    for (let output: usize = 0; output < <usize>layer.outputs; output++) {
      const gradient = <f64>load<f32>(layer.gradient + input * layer.outputRow + output * FLOAT);
      sum += gradient * gradient;
    }
  }
  return sum;
}

/** Copies input and target of an example into the batch. */
function takeUp(network: Network, position: i32, example: i32, inputs: usize, targets: usize): void {
  takeUpInput(network, position, example, inputs);
  const layer = network.lastLayer;
  const from = targets + <usize>example * <usize>layer.outputs * FLOAT;
  copyRow(from, network.targets + <usize>position * layer.outputRow, layer.outputRow);
}

function takeUpInput(network: Network, position: i32, example: i32, inputs: usize): void {
  const layer = network.firstLayer;
  const from = inputs + <usize>example * <usize>layer.inputs * FLOAT;
  copyRow(from, network.inputs + <usize>position * layer.inputRow, layer.inputRow);
}

/** Whole vectors: the row's padding takes what follows in the source, and nobody reads it. */
@inline
function copyRow(from: usize, to: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
}
