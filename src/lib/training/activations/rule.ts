/** What an activation function says of itself. The kernel has the same in fused/assembly/activations/. */
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../tensorflow-types.ts';

export interface ActivationRule {
  /** f(x), in float64. */
  value(x: number): number;
  /** f′(x); at a kink, the one from the left. */
  slope(x: number): number;
  /** f″(x); at a kink, the one from the left. */
  curvature(x: number): number;
  /** f of every number of a tensor, in operations that TensorFlow.js can differentiate. */
  tensor(tf: TensorFlow, x: Tensor3D): Tensor3D;
}
