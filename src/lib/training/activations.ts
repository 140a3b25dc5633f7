/**
 * The activation functions by their names: what figures plot, what the tests compare with and what the reference engine
 * computes. Each is a file in activations/.
 */
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { elu } from './activations/elu.ts';
import { gelu } from './activations/gelu.ts';
import { identity } from './activations/identity.ts';
import { leakyRelu } from './activations/leaky-relu.ts';
import { relu } from './activations/relu.ts';
import type { ActivationRule } from './activations/rule.ts';
import { sigmoid } from './activations/sigmoid.ts';
import { swish } from './activations/swish.ts';
import { tanh } from './activations/tanh.ts';
import type { Activation } from './spec.ts';
import type { TensorFlow } from './tensorflow-types.ts';

export { leakySlope } from './activations/leaky-relu.ts';

const rules: Record<Activation, ActivationRule> = {
  identity,
  sigmoid,
  tanh,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  gelu,
  swish,
};

export const activate = (activation: Activation, x: number): number => rules[activation].value(x);

/** The derivative; at the kink of ReLU and leaky ReLU, the one from the left. */
export const differentiate = (activation: Activation, x: number): number => rules[activation].slope(x);

/** The second derivative; at a kink, the one from the left. */
export const differentiateTwice = (activation: Activation, x: number): number =>
  rules[activation].curvature(x);

/** The activation of every number of a tensor. */
export const activateTensor = (tf: TensorFlow, activation: Activation, x: Tensor3D): Tensor3D =>
  rules[activation].tensor(tf, x);
