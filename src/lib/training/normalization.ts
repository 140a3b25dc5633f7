/**
 * Normalisation of what hidden layers compute: x̂ = (z − mean) / √(variance + ε), over the examples of a batch or over the
 * units of a layer, in TensorFlow.js operations; and the running mean and variance that batch normalisation keeps.
 */
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { LayerLayout } from './engine.ts';
import type { Normalization } from './spec.ts';
import type { TensorFlow } from './tensorflow-types.ts';

/** Of each unit of a layer, over examples. */
interface Moments<Values> {
  mean: Values;
  /** Σ (z − mean)² divided by the number of examples. */
  variance: Values;
}

/** `[networks, 1, units]` */
export type MomentTensors = Moments<Tensor3D>;

/** Which mean and variance batch normalisation takes in hidden layer number `layer`: the batch's, or others. */
export type ChooseMoments = (layer: number, ofBatch: () => MomentTensors) => MomentTensors;

/** x̂ of the sums z `[networks, batch, units]` of hidden layer number `layer`. */
export function normalize(
  tf: TensorFlow,
  { kind, epsilon }: Normalization,
  z: Tensor3D,
  layer: number,
  choose: ChooseMoments,
): Tensor3D {
  const over = kind === 'batch' ? overBatch(tf, z) : overUnits(tf, z);
  const ofBatch = () => {
    const mean = over.average(z);
    return { mean, variance: over.average(tf.square(tf.sub(z, over.spread(mean)))) };
  };
  const { mean, variance } = kind === 'batch' ? choose(layer, ofBatch) : ofBatch();
  return tf.mul(tf.sub(z, over.spread(mean)), over.spread(tf.rsqrt(tf.add(variance, epsilon))));
}

// Averages and their spreading are products with a row or a column of equal numbers: the cpu backend's own broadcasting,
// and the sum that is its gradient, take several times as long.

/** `average`: of each unit over the examples, `[networks, 1, units]`; `spread`: that over the batch. */
function overBatch(tf: TensorFlow, { shape: [, batch] }: Tensor3D) {
  const shares: Tensor3D = tf.fill([1, 1, batch], 1 / batch);
  const ones: Tensor3D = tf.ones([1, batch, 1]);
  return {
    average: (x: Tensor3D): Tensor3D => tf.matMul(shares, x),
    spread: (x: Tensor3D): Tensor3D => tf.matMul(ones, x),
  };
}

/** `average`: of each example over the units, `[networks, batch, 1]`; `spread`: that over the units. */
function overUnits(tf: TensorFlow, { shape: [, , units] }: Tensor3D) {
  const shares: Tensor3D = tf.fill([1, units, 1], 1 / units);
  const ones: Tensor3D = tf.ones([1, 1, units]);
  return {
    average: (x: Tensor3D): Tensor3D => tf.matMul(x, shares),
    spread: (x: Tensor3D): Tensor3D => tf.matMul(x, ones),
  };
}

/** What batch normalisation takes outside of training, `[units]` each. */
export type RunningMoments = Moments<Float32Array>;

/** Of each hidden layer that normalises over batches, before the first step: as if the sums were normalised. */
export const initialMoments = (layers: LayerLayout[], normalization: Normalization | undefined) =>
  normalization?.kind === 'batch'
    ? layers.slice(0, -1).map(({ outputs }): RunningMoments => ({
        mean: new Float32Array(outputs),
        variance: new Float32Array(outputs).fill(1),
      }))
    : [];

/** Moves the running moments by those of a batch of `examples` examples: see `Normalization`. */
export function follow(
  running: RunningMoments,
  batch: RunningMoments,
  momentum: number,
  examples: number,
): void {
  const unbiased = examples / (examples - 1);
  for (let unit = 0; unit < running.mean.length; unit++) {
    running.mean[unit] = (1 - momentum) * running.mean[unit]! + momentum * batch.mean[unit]!;
    running.variance[unit] =
      (1 - momentum) * running.variance[unit]! + momentum * unbiased * batch.variance[unit]!;
  }
}
