/** The parts of TensorFlow.js that the engines use, wherever they come from: see `tensorflow.*.ts`. */
type Core = typeof import('@tensorflow/tfjs-core');

/** What the reference engine computes with. */
export type TensorFlow = Pick<
  Core,
  | 'add'
  | 'dispose'
  | 'elu'
  | 'enableProdMode'
  | 'erf'
  | 'fill'
  | 'leakyRelu'
  | 'logSoftmax'
  | 'matMul'
  | 'mul'
  | 'neg'
  | 'ones'
  | 'relu'
  | 'rsqrt'
  | 'setBackend'
  | 'sigmoid'
  | 'softplus'
  | 'square'
  | 'sub'
  | 'sum'
  | 'tanh'
  | 'tensor3d'
  | 'tidy'
  | 'valueAndGrads'
>;

/** What the fused engine needs: tensors, and kernels of its own. */
export type TensorFlowCore = Pick<
  Core,
  'dispose' | 'enableProdMode' | 'engine' | 'registerKernel' | 'setBackend'
>;
