/**
 * What hidden layers may do to their sums z before the activation: y = γx̂ + β with x̂ = (z − mean) / √(variance + ε).
 * Vectors lie across units. The statistics of batch normalisation are sums down the rows, one for each lane; those of layer
 * normalisation are sums along a row and over the lanes, from which the filling up has to be kept out.
 */
import { Normalization } from './codes';
import { ONE, all, multiplyAdd, sumOfLanes, zero } from './elementary';
import { FLOAT, VECTOR } from './memory';
import { Layer, Network } from './network';
import { clearPadding } from './padding';
import { sumOfProducts, sumOfRows } from './product';

/** Replaces every z of the layer's values by y, and keeps x̂. In training the running mean and variance move. */
export function normalize(network: Network, layer: Layer, examples: i32): void {
  if (network.normalization == Normalization.Layer) {
    for (let example = 0; example < examples; example++) normalizeExample(network, layer, example);
  } else {
    if (network.isTraining) takeMoments(network, layer, examples);
    for (let at: usize = 0; at < layer.outputRow; at += VECTOR) normalizeUnits(network, layer, examples, at);
  }
}

/** The batch's mean and variance: to the layer's, and the running ones follow them. */
function takeMoments(network: Network, layer: Layer, examples: i32): void {
  const row = layer.outputRow;
  const count = f32x4.splat(<f32>examples);
  const others = f32x4.splat(<f32>(examples - 1));
  const momentum = f32x4.splat(network.momentum);
  sumOfRows(examples, <i32>(row / VECTOR), layer.values, row, layer.mean);
  for (let at: usize = 0; at < row; at += VECTOR) {
    const mean = f32x4.div(v128.load(layer.mean + at), count);
    const squares = sumOfSquares(examples, layer.values + at, row, mean);
    v128.store(layer.mean + at, mean);
    v128.store(layer.variance + at, f32x4.div(squares, count));
    follow(layer.runningMean + at, mean, momentum);
    follow(layer.runningVariance + at, f32x4.div(squares, others), momentum);
  }
}

/** Σ (z − mean)² down the rows. Two partial sums, so that additions need not wait for each other. */
@inline
function sumOfSquares(rows: i32, z: usize, row: usize, mean: v128): v128 {
  let sum0 = zero();
  let sum1 = zero();
  for (; rows > 1; rows -= 2, z += 2 * row) {
    const centred0 = f32x4.sub(v128.load(z), mean);
    const centred1 = f32x4.sub(v128.load(z + row), mean);
    sum0 = multiplyAdd(centred0, centred0, sum0);
    sum1 = multiplyAdd(centred1, centred1, sum1);
  }
  if (rows > 0) {
    const centred = f32x4.sub(v128.load(z), mean);
    sum0 = multiplyAdd(centred, centred, sum0);
  }
  return f32x4.add(sum0, sum1);
}

/** r ← (1 − momentum)·r + momentum·x */
@inline
function follow(running: usize, x: v128, momentum: v128): void {
  const kept = f32x4.mul(f32x4.sub(all(ONE), momentum), v128.load(running));
  v128.store(running, multiplyAdd(momentum, x, kept));
}

/** Four units, those at `at` in a row, of every example: by the batch's statistics in training, else by the running ones. */
function normalizeUnits(network: Network, layer: Layer, examples: i32, at: usize): void {
  const mean = v128.load((network.isTraining ? layer.mean : layer.runningMean) + at);
  const variance = v128.load((network.isTraining ? layer.variance : layer.runningVariance) + at);
  const deviation = f32x4.sqrt(f32x4.add(variance, f32x4.splat(network.epsilon)));
  const inverse = f32x4.div(all(ONE), deviation);
  v128.store(layer.inverses + at, inverse);
  const scale = v128.load(layer.weights + layer.scales + at);
  const bias = v128.load(layer.weights + layer.biases + at);
  const end = <usize>examples * layer.outputRow;
  for (; at < end; at += layer.outputRow) {
    const normalized = f32x4.mul(f32x4.sub(v128.load(layer.values + at), mean), inverse);
    v128.store(layer.normalized + at, normalized);
    v128.store(layer.values + at, multiplyAdd(scale, normalized, bias));
  }
}

/** All units of one example. */
function normalizeExample(network: Network, layer: Layer, example: i32): void {
  const row = layer.outputRow;
  const values = layer.values + <usize>example * row;
  const normalized = layer.normalized + <usize>example * row;
  const units = <f32>layer.outputs;

  let sum = zero();
  for (let at: usize = 0; at < row; at += VECTOR) sum = f32x4.add(sum, v128.load(values + at));
  const mean = f32x4.splat(sumOfLanes(sum) / units);
  for (let at: usize = 0; at < row; at += VECTOR) {
    v128.store(normalized + at, f32x4.sub(v128.load(values + at), mean));
  }
  clearPadding(normalized, layer.outputs);
  let squares = zero();
  for (let at: usize = 0; at < row; at += VECTOR) {
    const centred = v128.load(normalized + at);
    squares = multiplyAdd(centred, centred, squares);
  }
  const inverse: f32 = 1 / sqrt(sumOfLanes(squares) / units + network.epsilon);
  store<f32>(layer.inverses + <usize>example * FLOAT, inverse);

  const scales = layer.weights + layer.scales;
  const biases = layer.weights + layer.biases;
  for (let at: usize = 0; at < row; at += VECTOR) {
    const own = f32x4.mul(v128.load(normalized + at), f32x4.splat(inverse));
    v128.store(normalized + at, own);
    v128.store(values + at, multiplyAdd(v128.load(scales + at), own, v128.load(biases + at)));
  }
}

/**
 * From ∂J/∂y, in the layer's deltas, the gradient by its biases, Σ ∂J/∂y, and by its scales, Σ ∂J/∂y ∘ x̂, in
 * `network.gradient`; and, in the deltas, ∂J/∂z.
 */
export function passThroughNormalization(network: Network, layer: Layer, examples: i32): void {
  const row = layer.outputRow;
  const vectors = <i32>(row / VECTOR);
  sumOfRows(examples, vectors, layer.deltas, row, network.gradient + layer.biases);
  sumOfProducts(examples, vectors, layer.deltas, layer.normalized, row, network.gradient + layer.scales);
  if (network.normalization == Normalization.Layer) {
    for (let example = 0; example < examples; example++) passThroughExample(layer, example);
  } else {
    for (let at: usize = 0; at < row; at += VECTOR) passThroughUnits(network, layer, examples, at);
  }
}

/**
 * ∂J/∂z = γ / √(variance + ε) · (∂J/∂y − its mean − x̂ · the mean of ∂J/∂y ∘ x̂), with means over the batch: how mean and
 * variance follow z. The running ones do not.
 */
function passThroughUnits(network: Network, layer: Layer, examples: i32, at: usize): void {
  const share = f32x4.splat(network.isTraining ? 1 / <f32>examples : 0);
  const throughMean = f32x4.mul(share, v128.load(network.gradient + layer.biases + at));
  const throughVariance = f32x4.mul(share, v128.load(network.gradient + layer.scales + at));
  const slope = f32x4.mul(v128.load(layer.weights + layer.scales + at), v128.load(layer.inverses + at));
  const end = <usize>examples * layer.outputRow;
  for (; at < end; at += layer.outputRow) {
    const follows = multiplyAdd(v128.load(layer.normalized + at), throughVariance, throughMean);
    const delta = v128.load(layer.deltas + at);
    v128.store(layer.deltas + at, f32x4.mul(slope, f32x4.sub(delta, follows)));
  }
}

/** ∂J/∂z = (γ∂J/∂y − its mean − x̂ · the mean of γ∂J/∂y ∘ x̂) / √(variance + ε), with means over the units. */
function passThroughExample(layer: Layer, example: i32): void {
  const row = layer.outputRow;
  const deltas = layer.deltas + <usize>example * row;
  const normalized = layer.normalized + <usize>example * row;
  const scales = layer.weights + layer.scales;
  const units = <f32>layer.outputs;

  let sum = zero();
  let products = zero();
  for (let at: usize = 0; at < row; at += VECTOR) {
    const scaled = f32x4.mul(v128.load(scales + at), v128.load(deltas + at));
    v128.store(deltas + at, scaled);
    sum = f32x4.add(sum, scaled);
    products = multiplyAdd(scaled, v128.load(normalized + at), products);
  }
  const throughMean = f32x4.splat(sumOfLanes(sum) / units);
  const throughVariance = f32x4.splat(sumOfLanes(products) / units);
  const inverse = v128.load32_splat(layer.inverses + <usize>example * FLOAT);
  for (let at: usize = 0; at < row; at += VECTOR) {
    const follows = multiplyAdd(v128.load(normalized + at), throughVariance, throughMean);
    v128.store(deltas + at, f32x4.mul(inverse, f32x4.sub(v128.load(deltas + at), follows)));
  }
  clearPadding(deltas, layer.outputs);
}
