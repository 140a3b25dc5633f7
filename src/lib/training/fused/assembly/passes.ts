/** Forward and backward through a network, for the batch that lies in `network.inputs` and `network.targets`. */
import { activate } from './activations';
import { Constant } from './constants';
import { present } from './elementary';
import { FLOAT, VECTOR } from './memory';
import { Layer, Network } from './network';
import { normalize, passThroughNormalization } from './normalization';
import { observeSums, observeValues } from './observation';
import { clearPadding } from './padding';
import { transpose, transposeInLanes } from './parameters';
import { dotProducts, dotProductsInLanes, product, sum, sumInLanes, sumOfRows } from './product';
import { addInputs, passFlow, scaleBranch, takeFlow } from './shortcuts';

/**
 * values = f(inputs · weights + biases), layer by layer, or with f(γ · normalised(inputs · weights) + biases), and of layers
 * with a shortcut inputs + that, scaled; the last layer is linear. `masks`: as `Assignment.masks`, or 0.
 */
export function forward(network: Network, examples: i32, masks: usize): void {
  let inputs = network.inputs;
  const last = network.layerCount - 1;
  const keptScale = masks ? load<f32>(network.constants + Constant.KeptScale * VECTOR) : 0;
  for (let index = 0; index < last; index++) {
    const layer = network.layer(index);
    if (layer.scales) {
      multiplyByWeights(network, layer, inputs, examples, network.zeros);
      normalize(network, layer, examples);
    } else multiplyByWeights(network, layer, inputs, examples, layer.weights + layer.biases);
    if (layer.observation) observeSums(network, layer, examples);
    activate(network.activation, layer.values, layer.deltas, <usize>examples * layer.outputRow);
    if (layer.observation) observeValues(layer, examples);
    if (masks) {
      drop(layer, examples, masks, keptScale);
      masks += <usize>examples * <usize>layer.outputs;
    }
    if (layer.isShort) {
      if (network.branchScale != 1) scaleBranch(layer, network.branchScale, examples);
      addInputs(layer, inputs, examples);
    }
    inputs = layer.values;
  }
  const layer = network.layer(last);
  multiplyByWeights(network, layer, inputs, examples, layer.weights + layer.biases);
}

/** values = inputs · weights + biases */
function multiplyByWeights(network: Network, layer: Layer, inputs: usize, examples: i32, biases: usize): void {
  const row = layer.outputRow;
  if (layer.lying) {
    const a = layer.inputRow;
    const count = vectors(a);
    const values = layer.values;
    if (network.inLanes) {
      dotProductsInLanes(examples, count, inputs, a, layer.weights, v128.load(biases), values);
    } else dotProducts(examples, count, inputs, a, layer.weights, load<f32>(biases), values);
    return;
  }
  multiply(
    network,
    examples, vectors(row), layer.inputs,
    inputs, layer.inputRow, network.number,
    layer.weights, row,
    biases,
    layer.values, row, false,
  );
}

/** See `product`. */
@inline
function multiply(
  network: Network,
  rows: i32,
  vectors: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aDepth: usize,
  b: usize,
  bRow: usize,
  s: usize,
  c: usize,
  cRow: usize,
  scaled: bool,
): void {
  if (network.inLanes) product<v128>(rows, vectors, depth, a, aRow, aDepth, b, bRow, s, c, cRow, scaled);
  else product<f32>(rows, vectors, depth, a, aRow, aDepth, b, bRow, s, c, cRow, scaled);
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
    multiply(
      network,
      1, vectors(row), examples,
      layer.deltas, 0, network.number,
      inputs, layer.inputRow,
      network.zeros,
      weights, row, false,
    );
    if (network.inLanes) {
      v128.store(biases, sumInLanes(layer.deltas, examples));
    } else {
      clearPadding(weights, layer.inputs);
      v128.store(biases, v128.and(sum(layer.deltas, examples), present(1)));
    }
    return;
  }
  multiply(
    network,
    layer.inputs, vectors(row), examples,
    inputs, network.number, layer.inputRow,
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
  if (!layer.lying) {
    if (network.inLanes) transposeInLanes(layer, network.transposed);
    else transpose(layer, network.transposed);
  }
  multiply(
    network,
    examples, vectors(row), layer.outputs,
    layer.deltas, layer.outputRow, network.number,
    layer.lying ? layer.weights : network.transposed, row,
    network.zeros,
    flow ? flow : previous.deltas, row, !flow,
  );
  if (flow) {
    if (layer.isShort) passFlow(layer, previous, examples);
    takeFlow(previous, examples);
  }
}

@inline
function vectors(row: usize): i32 {
  return <i32>(row / VECTOR);
}
