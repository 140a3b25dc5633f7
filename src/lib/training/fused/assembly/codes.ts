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

/** What happens between the gradients and the optimiser; said by `descentOf` in ../settings.ts. */
export const enum Descent {
  /** Layers move as soon as their gradient is there, which the optimiser adds λw to. */
  Plain = 0,
  /** The same with other penalties than that, or decay. */
  Penalised = 1,
  /** With all of these, and no larger a norm of all gradients than a given one. */
  Clipped = 2,
}

export const enum Normalization {
  None = 0,
  Batch = 1,
  Layer = 2,
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
