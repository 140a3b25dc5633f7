/** Forward and backward through a network, for the batch that lies in `network.inputs` and `network.targets`. */
import { activate } from './activations';
import { Constant } from './constants';
import { present, sumOfLanes, zero } from './elementary';
import { FLOAT, LANES, VECTOR } from './memory';
import { Layer, Network } from './network';
import { normalize, passThroughNormalization } from './normalization';
import { clearPadding } from './padding';
import { transpose } from './parameters';
import { dotProducts, product, sumOfRows } from './product';
import { addInputs, passFlow, takeFlow } from './shortcuts';

/**
 * values = f(inputs · weights + biases), layer by layer, or with f(γ · normalised(inputs · weights) + biases), and of layers
 * with a shortcut inputs + that; the last layer is linear. `masks`: as `Assignment.masks`, or 0.
 */
export function forward(network: Network, examples: i32, masks: usize): void {
  let inputs = network.inputs;
  const last = network.layerCount - 1;
  const keptScale = masks ? load<f32>(network.constants + Constant.KeptScale * VECTOR) : 0;
  for (let index = 0; index < last; index++) {
    const layer = network.layer(index);
    sumUp(network, layer, inputs, examples);
    activate(network.activation, layer.values, layer.deltas, <usize>examples * layer.outputRow);
    if (masks) {
      drop(layer, examples, masks, keptScale);
      masks += <usize>examples * <usize>layer.outputs;
    }
    if (layer.isShort) addInputs(layer, inputs, examples);
    inputs = layer.values;
  }
  const layer = network.layer(last);
  multiplyByWeights(layer, inputs, examples, layer.weights + layer.biases);
}

/** What a hidden layer applies its activation to: to its values. */
@inline
export function sumUp(network: Network, layer: Layer, inputs: usize, examples: i32): void {
  if (layer.scales) {
    multiplyByWeights(layer, inputs, examples, network.zeros);
    normalize(network, layer, examples);
  } else multiplyByWeights(layer, inputs, examples, layer.weights + layer.biases);
}

/** values = inputs · weights + biases */
function multiplyByWeights(layer: Layer, inputs: usize, examples: i32, biases: usize): void {
  const row = layer.outputRow;
  if (layer.lying) {
    dotProducts(
      examples, vectors(layer.inputRow),
      inputs, layer.inputRow,
      layer.weights,
      load<f32>(biases),
      layer.values,
    );
    return;
  }
  product(
    examples, vectors(row), layer.inputs,
    inputs, layer.inputRow, FLOAT,
    layer.weights, row,
    biases,
    layer.values, row, false,
  );
}

/** Values and slopes times `scale` where a unit is kept, times 0 where it is dropped. `masks`: `[examples, outputs]` bytes. */
function drop(layer: Layer, examples: i32, masks: usize, scale: f32): void {
  for (let example = 0; example < examples; example++) {
    const start = <usize>example * layer.outputRow;
    const end = start + <usize>layer.outputs * FLOAT;
    for (let at = start; at < end; at += FLOAT) {
      const factor = scale * <f32>load<u8>(masks++);
      store<f32>(layer.values + at, factor * load<f32>(layer.values + at));
      store<f32>(layer.deltas + at, factor * load<f32>(layer.deltas + at));
    }
  }
}

/** Where the inputs of a layer lie. */
function inputsOf(network: Network, index: i32): usize {
  return index == 0 ? network.inputs : network.layer(index - 1).values;
}

/** From a layer's deltas its gradient, in `network.gradient`, and the deltas of the layer before it. */
export function backward(network: Network, index: i32, examples: i32): void {
  const layer = network.layer(index);
  if (layer.scales) passThroughNormalization(network, layer, examples);
  differentiate(network, layer, inputsOf(network, index), examples);
  if (index > 0) passBack(network, layer, network.layer(index - 1), examples);
}

/**
 * ∂J/∂W = inputsᵀ · deltas and, without normalisation, which has done it, ∂J/∂b = 1ᵀ · deltas; lying,
 * ∂J/∂Wᵀ = deltasᵀ · inputs.
 */
function differentiate(network: Network, layer: Layer, inputs: usize, examples: i32): void {
  const row = layer.weightRow;
  const weights = network.gradient;
  const biases = network.gradient + layer.biases;
  if (layer.lying) {
    product(
      1, vectors(row), examples,
      layer.deltas, 0, FLOAT,
      inputs, layer.inputRow,
      network.zeros,
      weights, row, false,
    );
    clearPadding(weights, layer.inputs);
    v128.store(biases, f32x4.replace_lane(zero(), 0, sum(layer.deltas, examples)));
    return;
  }
  product(
    layer.inputs, vectors(row), examples,
    inputs, FLOAT, layer.inputRow,
    layer.deltas, row,
    network.zeros,
    weights, row, false,
  );
  if (!layer.scales) sumOfRows(examples, vectors(row), layer.deltas, row, biases);
}

/** Deltas of the layer before: (deltas · Wᵀ) ∘ its slopes, or with its whole flow where there are shortcuts. */
function passBack(network: Network, layer: Layer, previous: Layer, examples: i32): void {
  const row = previous.outputRow;
  const flow = previous.flow;
  if (!layer.lying) transpose(layer, network.transposed);
  product(
    examples, vectors(row), layer.outputs,
    layer.deltas, layer.outputRow, FLOAT,
    layer.lying ? layer.weights : network.transposed, row,
    network.zeros,
    flow ? flow : previous.deltas, row, !flow,
  );
  if (flow) {
    if (layer.isShort) passFlow(layer, previous, examples);
    takeFlow(previous, examples);
  }
}

/** Σ of `count` numbers, which begin at a whole vector. */
function sum(numbers: usize, count: i32): f32 {
  let four = zero();
  for (; count > 0; count -= LANES, numbers += VECTOR) {
    four = f32x4.add(four, v128.and(v128.load(numbers), present(count)));
  }
  return sumOfLanes(four);
}

@inline
function vectors(row: usize): i32 {
  return <i32>(row / VECTOR);
}
