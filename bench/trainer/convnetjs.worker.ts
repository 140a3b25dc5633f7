/** ConvNetJS, with its own trainer. */
import { Net, SGDTrainer, Vol } from 'convnetjs';
import type { LayerDefinition } from 'convnetjs';
import { loadData } from '../../src/lib/data/load.ts';
import { checkLoss, enter } from './contestant.ts';
import { beta, learningRate, type Shape } from './shapes.ts';

enter(async (shape, runs) => {
  const { training, inputs, outputs } = await loadData(shape.data);
  const examples = Array.from({ length: training.examples }, (_, example) => {
    const target = Array.from(training.targets.subarray(example * outputs, (example + 1) * outputs));
    return {
      input: new Vol(Array.from(training.inputs.subarray(example * inputs, (example + 1) * inputs))),
      // A class by its number, anything else as a list.
      target: shape.loss === 'softmax-cross-entropy' ? target.indexOf(1) : target,
    };
  });
  const { batchSize } = shape;
  const trainers = Array.from({ length: runs }, () => {
    const network = new Net();
    network.makeLayers(layersOf(shape));
    return new SGDTrainer(network, { learning_rate: learningRate, momentum: beta, batch_size: batchSize });
  });
  let next = 0;
  return {
    advance(steps) {
      for (const trainer of trainers) {
        const losses = new Float32Array(steps);
        for (let step = 0; step < steps; step++) {
          let sum = 0;
          for (let i = 0; i < batchSize; i++) {
            const { input, target } = examples[next]!;
            sum += trainer.train(input, target).loss;
            if (++next === examples.length) next = 0;
          }
          losses[step] = sum / batchSize;
        }
        checkLoss(losses[steps - 1]!);
      }
      return steps * runs;
    },
  };
});

function layersOf({ widths, activation, loss }: Shape): LayerDefinition[] {
  const outputs = widths.at(-1)!;
  return [
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: widths[0]! },
    ...widths.slice(1, -1).map((width) => ({ type: 'fc' as const, num_neurons: width, activation })),
    loss === 'softmax-cross-entropy'
      ? { type: 'softmax', num_classes: outputs }
      : { type: 'regression', num_neurons: outputs },
  ];
}
