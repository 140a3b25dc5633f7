/** TensorFlow.js in Node: the union package, the only one that native ES modules can load with gradients. */
import * as tensorflow from '@tensorflow/tfjs';
import type { TensorFlow, TensorFlowCore } from './tensorflow-types.ts';

export const tf: TensorFlow & TensorFlowCore = tensorflow;
