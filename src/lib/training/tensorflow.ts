/** The one door to TensorFlow.js: loaded when first needed, with the cpu backend (plain JavaScript, float32). */
import type { TensorFlow } from './tensorflow-types.ts';

let loading: Promise<TensorFlow> | undefined;

export function loadTensorFlow(): Promise<TensorFlow> {
  loading ??= load();
  return loading;
}

async function load(): Promise<TensorFlow> {
  // Node cannot load the single modules, the browser should not load the whole. Without Vite there is no `env`: Node.
  const { tf } =
    (import.meta.env?.SSR ?? true)
      ? await import('./tensorflow.node.ts')
      : await import('./tensorflow.browser.ts');
  // Also silences the advice, at the first tensor, to install another package.
  tf.enableProdMode();
  await tf.setBackend('cpu');
  return tf;
}
