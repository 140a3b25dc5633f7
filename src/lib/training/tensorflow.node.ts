/** TensorFlow.js in Node: the union package, the only one that native ES modules can load with gradients. */
import * as tensorflow from '@tensorflow/tfjs';
import type { TensorFlowCore } from './fused/tensorflow.ts';
import type { TensorFlow } from './tensorflow.ts';

export const tf: TensorFlow & TensorFlowCore = tensorflow;
