/** TensorFlow.js as far as the fused engine needs it: tensors, and kernels of our own. */
// In Node the whole package, in the browser tensorflow.browser.ts: see `imports` in package.json.
import { tf } from '#tensorflow-core';
import type { TensorFlowCore } from '../tensorflow-types.ts';

/** With the cpu backend. */
export async function startTensorFlow(): Promise<TensorFlowCore> {
  // Also silences the advice, at the first tensor, to install another package.
  tf.enableProdMode();
  await tf.setBackend('cpu');
  return tf;
}
