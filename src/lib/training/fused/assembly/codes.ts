/** The numbers by which the host names things: their places in the lists of ../../spec.ts and ../../optimizers.ts. */

export const enum Activation {
  Identity = 0,
  Sigmoid = 1,
  Tanh = 2,
  Relu = 3,
  LeakyRelu = 4,
  Elu = 5,
  Gelu = 6,
  Swish = 7,
}

export const enum Loss {
  SquaredError = 0,
  BinaryCrossEntropy = 1,
  SoftmaxCrossEntropy = 2,
}

export const enum Optimizer {
  Sgd = 0,
  Momentum = 1,
  Nesterov = 2,
  RmsProp = 3,
  Adam = 4,
  Adagrad = 5,
  Lion = 6,
}
