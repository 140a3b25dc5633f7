/** As much of ConvNetJS as the bench uses. */
declare module 'convnetjs' {
  export type LayerDefinition =
    | { type: 'input'; out_sx: number; out_sy: number; out_depth: number }
    | { type: 'fc'; num_neurons: number; activation: 'tanh' | 'relu' }
    | { type: 'softmax'; num_classes: number }
    | { type: 'regression'; num_neurons: number };
  export class Vol {
    constructor(values: number[]);
    w: Float64Array;
  }
  export class Net {
    makeLayers(layers: LayerDefinition[]): void;
  }
  export class SGDTrainer {
    constructor(network: Net, options: { learning_rate: number; momentum: number; batch_size: number });
    /** Takes in one example; every `batch_size` of them the weights are moved. */
    train(input: Vol, target: number | number[]): { loss: number };
  }
}
