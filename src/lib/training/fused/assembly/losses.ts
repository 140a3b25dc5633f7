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
import { FLOAT, LANES, VECTOR, column, setColumn } from './memory';
import { Network } from './network';
import { sumInLanes } from './product';

/**
 * The sum of the losses of the first `examples` of the batch, in each lane of its network or, of one network, in all. To the
 * last layer's deltas go the derivatives of the mean loss, in which each of these examples has the weight `weight`.
 */
export function measure(network: Network, examples: i32, weight: f32): v128 {
  const weights = f32x4.splat(weight);
  return network.inLanes ? measureInLanes(network, examples, weights) : measureOne(network, examples, weights);
}

/** Vectors lie across four examples. */
function measureOne(network: Network, examples: i32, weights: v128): v128 {
  const layer = network.lastLayer;
  let total = zero();
  for (let example = 0; example < examples; example += LANES) {
    const at = <usize>example * layer.outputRow;
    const z = layer.values + at;
    const losses = fourLosses(
      network.loss, layer.outputs,
      z, network.targets + at, layer.deltas + at,
      layer.outputRow, FLOAT,
      weights,
    );
    total = f32x4.add(total, v128.and(losses, present(examples - example)));
  }
  return f32x4.splat(sumOfLanes(total));
}

/** Vectors lie across the example of each network. */
function measureInLanes(network: Network, examples: i32, weights: v128): v128 {
  const layer = network.lastLayer;
  for (let example: usize = 0; example < <usize>examples; example++) {
    const at = example * layer.outputRow;
    const losses = fourLosses(
      network.loss, layer.outputs,
      layer.values + at, network.targets + at, layer.deltas + at,
      FLOAT, VECTOR,
      weights,
    );
    v128.store(network.losses + example * VECTOR, losses);
  }
  return sumInLanes(network.losses, examples);
}

/**
 * Losses of the four examples whose outputs z, targets y and deltas begin at these places: bytes from an example to the
 * next (`row`), and from an output to the next (`step`).
 */
function fourLosses(
  loss: Loss,
  outputs: i32,
  z: usize,
  y: usize,
  deltas: usize,
  row: usize,
  step: usize,
  weight: v128,
): v128 {
  const end = <usize>outputs * step;
  if (loss == Loss.SoftmaxCrossEntropy) return softmaxCrossEntropy(end, z, y, deltas, row, step, weight);
  let sum = zero();
  for (let output: usize = 0; output < end; output += step) {
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
function softmaxCrossEntropy(
  end: usize,
  z: usize,
  y: usize,
  deltas: usize,
  row: usize,
  step: usize,
  weight: v128,
): v128 {
  let largest = column(z, row);
  for (let output = step; output < end; output += step)
    largest = f32x4.pmax(largest, column(z + output, row));

  let sum = zero();
  let expected = zero();
  for (let output: usize = 0; output < end; output += step) {
    const logit = f32x4.sub(column(z + output, row), largest);
    const power = exp(logit);
    sum = f32x4.add(sum, power);
    expected = multiplyAdd(column(y + output, row), logit, expected);
    setColumn(deltas + output, row, power);
  }
  const norm = f32x4.div(all(ONE), sum);
  for (let output: usize = 0; output < end; output += step) {
    const probability = f32x4.mul(column(deltas + output, row), norm);
    setColumn(deltas + output, row, f32x4.mul(f32x4.sub(probability, column(y + output, row)), weight));
  }
  return f32x4.sub(log(sum), expected);
}
