/** The records of a network and how they are laid out in memory. */
import { Activation, Descent, Loss, Normalization, Optimizer } from './codes';
import { RATES } from './constants';
import { FLOAT, VECTOR, padded, reserve, reserveZeros, rowOf } from './memory';

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
   * make the rows a multiple of four, the biases, and after these, where it normalises, the scales.
   */
  weightRow: usize;
  weightRows: i32;
  weights: usize;
  /** Bytes from the first weight to the first bias, and of all biases, here and in everything shaped like the weights. */
  biases: usize;
  biasRow: usize;
  /** Bytes to the first scale; 0 where it does not normalise. */
  scales: usize;
  /** Shaped like `weights`: the optimiser's running gradient and running squared gradient. */
  velocity: usize;
  square: usize;
  /** Shaped like them, if the network averages them: their average over the steps. */
  average: usize;

  /** `[batch, outputRow]`: what the layer made of each example. */
  values: usize;
  /** `[batch, outputRow]`: its slopes f′ on the way forward, ∂J/∂z from the way back on. */
  deltas: usize;

  /** Where it normalises, `[batch, outputRow]`: x̂ of each example. */
  normalized: usize;
  /** 1 / √(variance + ε): of batch normalisation `[outputRow]`, of layer normalisation `[batch]`. */
  inverses: usize;
  /** Of batch normalisation, `[outputRow]` each: of the batch, and of many batches. */
  mean: usize;
  variance: usize;
  runningMean: usize;
  runningVariance: usize;

  /** What is seen of it, where it is observed; else 0. See observation.ts. */
  observation: usize;

  /** Whether what it is given is added to what it makes of it. */
  isShort: bool;
  /** If so, or if the next layer does it, `[batch, outputRow]`: ∂J/∂ its values, on the way back; else 0. */
  flow: usize;
}

/**
 * One network and how it is trained; or four of one shape, one in each lane. Then every number is a vector, rows are not
 * filled up, and all buffers are as described here with vectors in the place of numbers.
 */
@unmanaged
export class Network {
  /** Bytes of a number: of one, or of a vector. */
  number: usize;
  layerCount: i32;
  /** What a layer with a shortcut makes of its inputs is multiplied by this. */
  branchScale: f32;
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
  normalization: Normalization;
  /** ε of normalisation, and the share of a batch in the running mean and variance. */
  epsilon: f32;
  momentum: f32;
  /** Whether batch normalisation goes by the batch, as in training, or by the running mean and variance. */
  isTraining: bool;
  /** Of the histograms where it is observed: how many bins, where the first begins, and how many there are from z to z + 1. */
  bins: i32;
  binsFrom: f32;
  binsPerUnit: f32;
  optimizer: Optimizer;
  descent: Descent;
  hasAverage: bool;
  /** Vectors: see constants.ts. */
  constants: usize;
  /** Those of the step under way. */
  rates: usize;
  /** In lanes, `[batch]`: the loss of each example. */
  losses: usize;

  @inline
  get inLanes(): bool {
    return this.number == VECTOR;
  }

  /** Bytes of a row of `width` numbers. */
  @inline
  row(width: i32): usize {
    return this.inLanes ? <usize>width * VECTOR : rowOf(width);
  }

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

/**
 * A network of `layerCount` layers. `widths` `[layerCount + 1]`: see `PreparedRun`. `batchSize`: of the largest batch.
 * `branchScale`: of shortcuts around hidden layers as wide as the hidden layer before; 0 for none. `inLanes`: whether it is four networks.
 */
export function createNetwork(
  layerCount: i32,
  widths: usize,
  batchSize: i32,
  activation: Activation,
  loss: Loss,
  normalization: Normalization,
  branchScale: f32,
  inLanes: bool,
): Network {
  const network = changetype<Network>(reserveZeros(offsetof<Network>()));
  network.number = inLanes ? VECTOR : FLOAT;
  network.activation = activation;
  network.loss = loss;
  network.normalization = normalization;
  network.layerCount = layerCount;
  network.branchScale = branchScale;
  network.layers = reserveZeros(<usize>layerCount * offsetof<Layer>());
  const capacity = <usize>padded(batchSize);
  let widest: usize = 0;
  let mostWeights: usize = 0;
  for (let index = 0; index < layerCount; index++, widths += FLOAT) {
    const layer = network.layer(index);
    const isLast = index == layerCount - 1;
    const inputs = load<i32>(widths);
    const outputs = load<i32>(widths, FLOAT);
    layOut(network, layer, inputs, outputs, isLast, isLast ? Normalization.None : normalization, capacity);
    if (branchScale && index > 0 && !isLast && inputs == outputs) {
      addShortcut(layer, network.layer(index - 1), capacity);
    }
    if (!isLast) network.hiddenUnits += outputs;
    widest = max(widest, max(layer.inputRow, layer.outputRow));
    mostWeights = max(mostWeights, parameterBytes(layer));
  }
  network.inputs = reserveZeros(capacity * network.firstLayer.inputRow);
  network.targets = reserveZeros(capacity * network.lastLayer.outputRow);
  network.zeros = reserveZeros(widest);
  network.gradient = reserve(mostWeights);
  network.transposed = reserve(mostWeights);
  network.rates = reserve(RATES * VECTOR);
  if (inLanes) network.losses = reserve(capacity * VECTOR);
  return network;
}

function layOut(
  network: Network,
  layer: Layer,
  inputs: i32,
  outputs: i32,
  isLast: bool,
  normalization: Normalization,
  capacity: usize,
): void {
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.lying = isLast && outputs == 1;
  layer.inputRow = network.row(inputs);
  layer.outputRow = layer.lying ? network.number : network.row(outputs);
  layer.weightRow = layer.lying ? layer.inputRow : layer.outputRow;
  layer.weightRows = layer.lying ? 1 : inputs;
  layer.biases = <usize>padded(layer.weightRows) * layer.weightRow;
  layer.biasRow = network.row(outputs);
  if (normalization != Normalization.None) addNormalization(layer, normalization, capacity);
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

function addNormalization(layer: Layer, normalization: Normalization, capacity: usize): void {
  const row = layer.outputRow;
  layer.scales = layer.biases + row;
  layer.normalized = reserve(capacity * row);
  if (normalization == Normalization.Layer) {
    layer.inverses = reserve(capacity * FLOAT);
  } else {
    layer.inverses = reserve(row);
    layer.mean = reserve(row);
    layer.variance = reserve(row);
    layer.runningMean = reserveZeros(row);
    layer.runningVariance = reserveZeros(row);
  }
}

function addShortcut(layer: Layer, previous: Layer, capacity: usize): void {
  layer.isShort = true;
  layer.flow = reserve(capacity * layer.outputRow);
  if (!previous.flow) previous.flow = reserve(capacity * previous.outputRow);
}

/** Of everything shaped like the weights. */
export function parameterBytes(layer: Layer): usize {
  return (layer.scales ? layer.scales : layer.biases) + layer.biasRow;
}

/** With which ε the network normalises, and what share a batch has in its running mean and variance. */
export function setNormalization(network: Network, epsilon: f32, momentum: f32): void {
  network.epsilon = epsilon;
  network.momentum = momentum;
}

/**
 * That the network is trained, and how: by which optimiser, in which kind of descent, whether its parameters are averaged,
 * and with which `constants`.
 */
export function setTraining(
  network: Network,
  optimizer: Optimizer,
  descent: Descent,
  hasAverage: bool,
  constants: usize,
): void {
  network.isTraining = true;
  network.optimizer = optimizer;
  network.descent = descent;
  network.constants = constants;
  network.hasAverage = hasAverage;
  if (descent == Descent.Clipped) network.gradient = reserve(allParameterBytes(network));
  if (!hasAverage) return;
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    layer.average = reserve(parameterBytes(layer));
  }
}

function allParameterBytes(network: Network): usize {
  let bytes: usize = 0;
  for (let index = 0; index < network.layerCount; index++) bytes += parameterBytes(network.layer(index));
  return bytes;
}
