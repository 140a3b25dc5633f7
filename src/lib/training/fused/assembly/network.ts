/** The records of a network and how they are laid out in memory. */
import { Activation, Descent, Loss, Optimizer } from './codes';
import { FLOAT, padded, reserve, reserveZeros, rowOf } from './memory';

/**
 * One layer: values = f(inputs · weights + biases). A last layer of one output is `lying`: its weights are a row, and
 * so are the outputs of a batch, so that its vectors too are full of numbers that count.
 */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  lying: bool;
  /** Bytes of what belongs to one example: of `rowOf(inputs)`; of `rowOf(outputs)` or, lying, of one number. */
  inputRow: usize;
  outputRow: usize;

  /**
   * `[inputs, rowOf(outputs)]`, or lying `[1, rowOf(inputs)]`: bytes of one row, and rows. After them, and zeros that
   * make the rows a multiple of four, the biases.
   */
  weightRow: usize;
  weightRows: i32;
  weights: usize;
  /** Bytes from the first weight to the first bias, here and in everything shaped like the weights. */
  biases: usize;
  /** Shaped like `weights`: the optimiser's running gradient and running squared gradient. */
  velocity: usize;
  square: usize;

  /** `[batch, outputRow]`: what the layer made of each example. */
  values: usize;
  /** `[batch, outputRow]`: its slopes f′ on the way forward, ∂J/∂z from the way back on. */
  deltas: usize;
}

/** One network and how it is trained. */
@unmanaged
export class Network {
  layerCount: i32;
  /** A record for each layer. */
  layers: usize;
  /** Of all hidden layers. */
  hiddenUnits: i32;
  /** The batch: `[batch, firstLayer.inputRow]` and `[batch, lastLayer.outputRow]`. */
  inputs: usize;
  targets: usize;
  /** A row of zeros, as wide as the widest. */
  zeros: usize;
  /** Room for one layer at a time (clipped, for each, the last one first). Shaped like its `weights`: the gradient. */
  gradient: usize;
  /** `[padded(outputs), rowOf(inputs)]`: the weights, transposed. */
  transposed: usize;

  activation: Activation;
  loss: Loss;
  optimizer: Optimizer;
  descent: Descent;
  /** Vectors: see constants.ts. */
  constants: usize;

  @inline
  layer(index: i32): Layer {
    return changetype<Layer>(this.layers + <usize>index * offsetof<Layer>());
  }

  @inline
  get firstLayer(): Layer {
    return this.layer(0);
  }

  @inline
  get lastLayer(): Layer {
    return this.layer(this.layerCount - 1);
  }
}

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
  layer.weights = reserve(parameterBytes(layer));
  layer.velocity = reserve(parameterBytes(layer));
  layer.square = reserve(parameterBytes(layer));
  layer.values = reserve(capacity * layer.outputRow);
  layer.deltas = reserveZeros(capacity * layer.outputRow);
}

/** Bytes from the first weight to the last one's end, zeros of rows included. */
@inline
export function weightsEnd(layer: Layer): usize {
  return <usize>layer.weightRows * layer.weightRow;
}

/** Of everything shaped like the weights. */
export function parameterBytes(layer: Layer): usize {
  return layer.biases + rowOf(layer.outputs);
}

/** How the network is trained: by which optimiser, in which kind of descent, and with which `constants`. */
export function setTraining(network: Network, optimizer: Optimizer, descent: Descent, constants: usize): void {
  network.optimizer = optimizer;
  network.descent = descent;
  network.constants = constants;
  if (descent == Descent.Clipped) network.gradient = reserve(allParameterBytes(network));
}

function allParameterBytes(network: Network): usize {
  let bytes: usize = 0;
  for (let index = 0; index < network.layerCount; index++) bytes += parameterBytes(network.layer(index));
  return bytes;
}
