/** TensorFlow.js in the browser: the core and the cpu backend, without layers, converter, WebGL and chained methods. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import * as core from '@tensorflow/tfjs-core/dist/base';
import type { TensorFlow } from './tensorflow.ts';

export const tf: TensorFlow = core;
