/**
 * Between the host's flat parameters (weights `[in, out]` row-major, then biases `[out]`, then, where a layer normalises,
 * scales `[out]`) and the kernel's padded rows.
 */
import { FLOAT, LANES, VECTOR } from './memory';
import { Layer, Network, parameterBytes } from './network';

/** Takes over the parameters from the host's flat array. Returns how many bytes they are. */
export function readParameters(network: Network, parameters: usize): usize {
  let flat = parameters;
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    flat += unpack(network, layer, flat, layer.weights, 0);
  }
  return flat - parameters;
}

/** Takes over the running mean and variance `[out]` of each layer that has them, from one flat array. As in `unpack`, zeros where there are none. */
export function readMoments(network: Network, moments: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    if (!layer.runningMean) continue;
    const bytes = biasBytes(layer);
    memory.fill(layer.runningMean, 0, layer.outputRow);
    memory.fill(layer.runningVariance, 0, layer.outputRow);
    memory.copy(layer.runningMean, moments, bytes);
    memory.copy(layer.runningVariance, moments + bytes, bytes);
    moments += 2 * bytes;
  }
}

/** The other way. */
function writeMoments(network: Network, moments: usize): void {
  for (let index = 0; index < network.layerCount; index++) {
    const layer = network.layer(index);
    if (!layer.runningMean) continue;
    const bytes = biasBytes(layer);
    memory.copy(moments, layer.runningMean, bytes);
    memory.copy(moments + bytes, layer.runningVariance, bytes);
    moments += 2 * bytes;
  }
}

/**
 * Takes over parameters, running gradients, running squared gradients, averages (if the network has them) and moments, one
 * flat array after the other: those of the network in this lane.
 */
export function readState(network: Network, state: usize, lane: i32): void {
  for (let index = 0; index < network.layerCount; index++) {
    state += unpack(network, network.layer(index), state, network.layer(index).weights, lane);
  }
  for (let index = 0; index < network.layerCount; index++) {
    state += unpack(network, network.layer(index), state, network.layer(index).velocity, lane);
  }
  for (let index = 0; index < network.layerCount; index++) {
    state += unpack(network, network.layer(index), state, network.layer(index).square, lane);
  }
  if (network.hasAverage) {
    for (let index = 0; index < network.layerCount; index++) {
      state += unpack(network, network.layer(index), state, network.layer(index).average, lane);
    }
  }
  readMoments(network, state);
}

/** The other way. */
export function writeState(network: Network, state: usize, lane: i32): void {
  for (let index = 0; index < network.layerCount; index++) {
    state += pack(network, network.layer(index), state, network.layer(index).weights, lane);
  }
  for (let index = 0; index < network.layerCount; index++) {
    state += pack(network, network.layer(index), state, network.layer(index).velocity, lane);
  }
  for (let index = 0; index < network.layerCount; index++) {
    state += pack(network, network.layer(index), state, network.layer(index).square, lane);
  }
  if (network.hasAverage) {
    for (let index = 0; index < network.layerCount; index++) {
      state += pack(network, network.layer(index), state, network.layer(index).average, lane);
    }
  }
  writeMoments(network, state);
}

/**
 * Fills `rows`, shaped like `Layer.weights`, from the flat parameters at `flat`, and zeros where these are none: the run
 * before may have left NaN there. Returns how many bytes they are.
 */
function unpack(network: Network, layer: Layer, flat: usize, rows: usize, lane: i32): usize {
  const step = network.number;
  if (!network.inLanes) memory.fill(rows, 0, parameterBytes(layer));
  rows += <usize>lane * FLOAT;
  const start = flat;
  const width = widthOf(layer);
  for (let row = 0; row < layer.weightRows; row++) {
    copyNumbers(flat, FLOAT, rows + <usize>row * layer.weightRow, step, width);
    flat += <usize>width * FLOAT;
  }
  copyNumbers(flat, FLOAT, rows + layer.biases, step, layer.outputs);
  flat += biasBytes(layer);
  if (layer.scales) {
    copyNumbers(flat, FLOAT, rows + layer.scales, step, layer.outputs);
    flat += biasBytes(layer);
  }
  return flat - start;
}

/** The other way. */
function pack(network: Network, layer: Layer, flat: usize, rows: usize, lane: i32): usize {
  const step = network.number;
  rows += <usize>lane * FLOAT;
  const start = flat;
  const width = widthOf(layer);
  for (let row = 0; row < layer.weightRows; row++) {
    copyNumbers(rows + <usize>row * layer.weightRow, step, flat, FLOAT, width);
    flat += <usize>width * FLOAT;
  }
  copyNumbers(rows + layer.biases, step, flat, FLOAT, layer.outputs);
  flat += biasBytes(layer);
  if (layer.scales) {
    copyNumbers(rows + layer.scales, step, flat, FLOAT, layer.outputs);
    flat += biasBytes(layer);
  }
  return flat - start;
}

/** Copies `count` numbers that lie at a stride of bytes each. */
function copyNumbers(from: usize, fromStep: usize, to: usize, toStep: usize, count: i32): void {
  if (fromStep == toStep) memory.copy(to, from, <usize>count * FLOAT);
  else for (; count > 0; count--, from += fromStep, to += toStep) store<f32>(to, load<f32>(from));
}

/** Of a row of weights, without padding. */
function widthOf(layer: Layer): i32 {
  return layer.lying ? layer.inputs : layer.outputs;
}

function biasBytes(layer: Layer): usize {
  return <usize>layer.outputs * FLOAT;
}

/** The layer's weights transposed, in squares of 4 × 4: to `[padded(outputs), rowOf(inputs)]`. */
export function transpose(layer: Layer, transposed: usize): void {
  const row = layer.outputRow;
  for (let input = 0; input < layer.inputs; input += LANES) {
    for (let output = 0; output < layer.outputs; output += LANES) {
      const from = layer.weights + <usize>input * row + <usize>output * FLOAT;
      const to = transposed + <usize>output * layer.inputRow + <usize>input * FLOAT;
      transposeSquare(from, row, to, layer.inputRow);
    }
  }
}

/** The same of four networks, vector by vector: to `[outputs, inputs]`. */
export function transposeInLanes(layer: Layer, transposed: usize): void {
  let from = layer.weights;
  for (let input: usize = 0; input < layer.inputRow; input += VECTOR) {
    const end = transposed + <usize>layer.outputs * layer.inputRow;
    for (let to = transposed + input; to < end; to += layer.inputRow, from += VECTOR) {
      v128.store(to, v128.load(from));
    }
  }
}

/** to[j][i] = from[i][j] for 4 × 4 numbers in rows at a stride of bytes. */
@inline
function transposeSquare(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromRow);
  const c = v128.load(from + 2 * fromRow);
  const d = v128.load(from + 3 * fromRow);
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
  v128.store(to + toRow, v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7));
  v128.store(to + 2 * toRow, v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5));
  v128.store(to + 3 * toRow, v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7));
}
