/** TensorFlow.js as far as the fused engine needs it: tensors, and kernels of our own. */
import type { TensorFlow } from '../tensorflow.ts';

export type TensorFlowCore = Pick<
  TensorFlow,
  'dispose' | 'enableProdMode' | 'engine' | 'registerKernel' | 'setBackend' | 'tensor' | 'tidy'
>;

/** With the cpu backend. */
export async function loadTensorFlowCore(): Promise<TensorFlowCore> {
  // As in ../tensorflow.ts; in the browser without any kernel but ours.
  const { tf } =
    (import.meta.env?.SSR ?? true)
      ? await import('../tensorflow.node.ts')
      : await import('./tensorflow.browser.ts');
  tf.enableProdMode();
  await tf.setBackend('cpu');
  return tf;
}
