/**
 * A stack of networks of one shape in TensorFlow.js operations. "Stack" means that every tensor has the networks as
 * its first dimension, so that one operation serves them all.
 */
import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import { activateTensor } from './activations.ts';
import { normalize, type ChooseMoments } from './normalization.ts';
import type { Loss, Run } from './spec.ts';
import type { TensorFlow } from './tensorflow-types.ts';

/**
 * The outputs `[networks, batch, outputs]` for `inputs` `[networks or 1, batch, inputs]`. `parameters` is layer by
 * layer the weights `[networks, in, out]`, then the biases `[networks, 1, out]`, then, where it normalises, the scales
 * `[networks, 1, out]`. `masks`, if there is dropout, is for each hidden layer `[networks, batch, units]`: what its units
 * are multiplied by. `see` is told what each hidden layer applies its activation to, and what comes of it.
 */
export function forward(
  tf: TensorFlow,
  { activation, normalization, shortcuts, branchScale = 1 }: Run,
  parameters: readonly Tensor3D[],
  inputs: Tensor3D,
  masks: readonly Tensor3D[] | null,
  moments: ChooseMoments,
  see: (sums: Tensor3D, values: Tensor3D) => void = () => {},
): Tensor3D {
  const parts = normalization ? 3 : 2;
  const last = Math.ceil(parameters.length / parts) - 1;
  // Biases are spread over the batch by a product with a column of ones: the cpu backend's own broadcasting, and the
  // sum over the batch that is its gradient, take several times as long.
  const ones: Tensor3D = tf.ones([1, inputs.shape[1], 1]);
  const spread = (row: Tensor3D): Tensor3D => tf.matMul(ones, row);
  let units = inputs;
  for (let layer = 0; layer < last; layer++) {
    const [weights, biases, scales] = parameters.slice(parts * layer);
    let sums: Tensor3D = tf.matMul(units, weights!);
    if (normalization) sums = tf.mul(normalize(tf, normalization, sums, layer, moments), spread(scales!));
    sums = tf.add(sums, spread(biases!));
    let values = activateTensor(tf, activation, sums);
    see(sums, values);
    if (masks) values = tf.mul(values, masks[layer]!);
    const isEqual = layer > 0 && values.shape[2] === units.shape[2];
    units = shortcuts && isEqual ? tf.add(units, tf.mul(branchScale, values)) : values;
  }
  const [weights, biases] = parameters.slice(parts * last);
  return tf.add(tf.matMul(units, weights!), spread(biases!));
}

/**
 * Each network's loss `[networks]`, summed (not averaged) over its batch, for `outputs` and `targets`
 * `[networks, batch, width]`. See `meanLoss` for why the cross-entropies are written as they are.
 */
export function summedLoss(tf: TensorFlow, loss: Loss, outputs: Tensor3D, targets: Tensor3D): Tensor1D {
  switch (loss) {
    case 'squared-error':
      return tf.mul(tf.sum<Tensor1D>(tf.square(tf.sub(outputs, targets)), [1, 2]), 0.5);
    case 'binary-cross-entropy': {
      const ofOnes = tf.mul(targets, tf.softplus(tf.neg(outputs)));
      const ofZeros = tf.mul(tf.sub(1, targets), tf.softplus(outputs));
      return tf.sum(tf.add(ofOnes, ofZeros), [1, 2]);
    }
    case 'softmax-cross-entropy':
      return tf.neg(tf.sum<Tensor1D>(tf.mul(targets, tf.logSoftmax(outputs)), [1, 2]));
  }
}
