/** TensorFlow.js for the fused engine in the browser: tensors and kernels of our own, without any other kernel. */
import '@tensorflow/tfjs-backend-cpu/dist/base';
import * as core from '@tensorflow/tfjs-core/dist/base';
import type { TensorFlow } from '../tensorflow.ts';

export const tf: TensorFlow = core;
