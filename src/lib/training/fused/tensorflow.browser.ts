/** Named one by one, so that the bundler leaves the operations out: they are most of the package. */
import '@tensorflow/tfjs-backend-cpu/dist/base';
import {
  dispose,
  enableProdMode,
  engine,
  registerKernel,
  setBackend,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core/dist/base';
import type { TensorFlowCore } from './tensorflow.ts';

export const tf: TensorFlowCore = {
  dispose,
  enableProdMode,
  engine,
  registerKernel,
  setBackend,
  tensor,
  tidy,
};
