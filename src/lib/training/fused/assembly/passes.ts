/** Forward and backward through a network, for the batch that lies in `network.inputs` and `network.targets`. */
import { activate } from './activations';
import { FLOAT, Layer, Network, VECTOR } from './memory';
import { transpose } from './parameters';
import { product } from './product';

/** values = f(inputs · weights + biases), layer by layer; the last layer is linear. `masks`: as `Assignment.masks`, or 0. */
export function forward(network: Network, examples: i32, masks: usize): void {
  let inputs = network.inputs;
  const last = network.layerCount - 1;
  for (let index = 0; index <= last; index++) {
    const layer = network.layer(index);
    const row = layer.outputRow;
    const biases = layer.weights + layer.biases;
    product(
      examples, vectors(row), layer.inputs,
      inputs, layer.inputRow, FLOAT,
      layer.weights, row,
      biases, 0,
      layer.values, row,
    );
    if (index < last) {
      activate(network.activation, layer.values, layer.slopes, <usize>examples * row);
      if (masks) {
        drop(layer, examples, masks, network.keptScale);
        masks += <usize>examples * <usize>layer.outputs;
      }
    }
    inputs = layer.values;
  }
}

/** Values and slopes times `scale` where a unit is kept, times 0 where it is dropped. `masks`: `[examples, outputs]` bytes. */
function drop(layer: Layer, examples: i32, masks: usize, scale: f32): void {
  for (let example = 0; example < examples; example++) {
    const end = <usize>example * layer.outputRow + <usize>layer.outputs * FLOAT;
    for (let at = <usize>example * layer.outputRow; at < end; at += FLOAT) {
      const factor = scale * <f32>load<u8>(masks++);
      store<f32>(layer.values + at, factor * load<f32>(layer.values + at));
      store<f32>(layer.slopes + at, factor * load<f32>(layer.slopes + at));
    }
  }
}

/**
 * From the last layer's deltas the gradient of each layer, and the deltas of the layer before it. `add`: to what the
 * gradients are already.
 */
export function backward(network: Network, examples: i32, add: bool): void {
  for (let index = network.layerCount - 1; index > 0; index--) {
    const layer = network.layer(index);
    const previous = network.layer(index - 1);
    differentiate(network, layer, previous.values, examples, add);
    passBack(layer, previous, examples);
  }
  differentiate(network, network.firstLayer, network.inputs, examples, add);
}

/** ∂J/∂W = inputsᵀ · deltas and ∂J/∂b = 1ᵀ · deltas. */
function differentiate(network: Network, layer: Layer, inputs: usize, examples: i32, add: bool): void {
  const row = layer.outputRow;
  const weights = layer.gradient;
  const biases = layer.gradient + layer.biases;
  product(
    layer.inputs, vectors(row), examples,
    inputs, FLOAT, layer.inputRow,
    layer.deltas, row,
    add ? weights : layer.zeros, add ? row : 0,
    weights, row,
  );
  product(
    1, vectors(row), examples,
    network.one, 0, 0,
    layer.deltas, row,
    add ? biases : layer.zeros, 0,
    biases, row,
  );
}

/** Deltas of the layer before: (deltas · Wᵀ) times its slopes. */
function passBack(layer: Layer, previous: Layer, examples: i32): void {
  const row = previous.outputRow;
  transpose(layer);
  product(
    examples, vectors(row), layer.outputs,
    layer.deltas, layer.outputRow, FLOAT,
    layer.transposed, row,
    previous.zeros, 0,
    previous.deltas, row,
  );
  for (let at: usize = 0, end = <usize>examples * row; at < end; at += VECTOR) {
    const deltas = previous.deltas + at;
    v128.store(deltas, f32x4.mul(v128.load(deltas), v128.load(previous.slopes + at)));
  }
}

@inline
function vectors(row: usize): i32 {
  return <i32>(row / VECTOR);
}
