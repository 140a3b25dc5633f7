/**
 * The losses: means over examples of a sum over outputs. To add one, say here how four examples' losses and the
 * derivatives by their outputs follow from outputs and targets. Vectors lie across four examples, because a sum over
 * outputs within one vector would be slow; the last few lanes may be no examples of the batch and are masked out.
 */
import { Loss } from './codes';
import {
  HALF,
  ONE,
  all,
  exp,
  log,
  logOnePlus,
  multiplyAdd,
  present,
  sigmoid,
  sumOfLanes,
  zero,
} from './elementary';
import { FLOAT, LANES } from './memory';
import { Layer, Network } from './network';

/**
 * The sum of the losses of the first `examples` of the batch. To the last layer's deltas go the derivatives of the mean
 * loss, in which each of these examples has the weight `weight`.
 */
export function measure(network: Network, examples: i32, weight: f32): f64 {
  const layer = network.lastLayer;
  const weights = f32x4.splat(weight);
  let total = zero();
  for (let example = 0; example < examples; example += LANES) {
    const at = <usize>example * layer.outputRow;
    const z = layer.values + at;
    const losses = fourLosses(network.loss, layer, z, network.targets + at, layer.deltas + at, weights);
    total = f32x4.add(total, v128.and(losses, present(examples - example)));
  }
  return <f64>sumOfLanes(total);
}

/** Losses of the four examples whose outputs z, targets y and deltas begin at these places. */
function fourLosses(loss: Loss, layer: Layer, z: usize, y: usize, deltas: usize, weight: v128): v128 {
  if (loss == Loss.SoftmaxCrossEntropy) return softmaxCrossEntropy(layer, z, y, deltas, weight);
  const row = layer.outputRow;
  let sum = zero();
  for (let output: usize = 0, end = <usize>layer.outputs * FLOAT; output < end; output += FLOAT) {
    const logit = column(z + output, row);
    const target = column(y + output, row);
    let difference: v128;
    if (loss == Loss.SquaredError) {
      difference = f32x4.sub(logit, target);
      sum = multiplyAdd(f32x4.mul(all(HALF), difference), difference, sum);
    } else {
      difference = f32x4.sub(sigmoid(logit), target);
      sum = f32x4.add(sum, binaryCrossEntropy(logit, target));
    }
    setColumn(deltas + output, row, f32x4.mul(difference, weight));
  }
  return sum;
}

/** −y ln σ(z) − (1 − y) ln(1 − σ(z)) = max(z, 0) − zy + ln(1 + e^−|z|), which cannot overflow. */
@inline
function binaryCrossEntropy(z: v128, y: v128): v128 {
  const positive = f32x4.sub(f32x4.pmax(z, zero()), f32x4.mul(z, y));
  return f32x4.add(positive, logOnePlus(exp(f32x4.neg(f32x4.abs(z)))));
}

/** ln Σ e^z − Σ yz for targets that add up to 1, after taking the largest z away from all, so that nothing overflows. */
function softmaxCrossEntropy(layer: Layer, z: usize, y: usize, deltas: usize, weight: v128): v128 {
  const row = layer.outputRow;
  const end = <usize>layer.outputs * FLOAT;
  let largest = column(z, row);
  for (let output = FLOAT; output < end; output += FLOAT)
    largest = f32x4.pmax(largest, column(z + output, row));

  let sum = zero();
  let expected = zero();
  for (let output: usize = 0; output < end; output += FLOAT) {
    const logit = f32x4.sub(column(z + output, row), largest);
    const power = exp(logit);
    sum = f32x4.add(sum, power);
    expected = multiplyAdd(column(y + output, row), logit, expected);
    setColumn(deltas + output, row, power);
  }
  const norm = f32x4.div(all(ONE), sum);
  for (let output: usize = 0; output < end; output += FLOAT) {
    const probability = f32x4.mul(column(deltas + output, row), norm);
    setColumn(deltas + output, row, f32x4.mul(f32x4.sub(probability, column(y + output, row)), weight));
  }
  return f32x4.sub(log(sum), expected);
}

/** The numbers at `at` in four consecutive rows. */
@inline
function column(at: usize, row: usize): v128 {
  if (row == FLOAT) return v128.load(at);
  let four = v128.load32_zero(at);
  four = v128.load_lane<f32>(at + row, four, 1);
  four = v128.load_lane<f32>(at + 2 * row, four, 2);
  return v128.load_lane<f32>(at + 3 * row, four, 3);
}

@inline
function setColumn(at: usize, row: usize, four: v128): void {
  if (row == FLOAT) return v128.store(at, four);
  v128.store_lane<f32>(at, four, 0);
  v128.store_lane<f32>(at + row, four, 1);
  v128.store_lane<f32>(at + 2 * row, four, 2);
  v128.store_lane<f32>(at + 3 * row, four, 3);
}
