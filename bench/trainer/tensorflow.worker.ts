/**
 * The package @tensorflow/tfjs as its tutorials use it: layers, compile, fit. On the cpu backend, for such networks its
 * fastest without a graphics card.
 */
import * as tf from '@tensorflow/tfjs';
import { loadData } from '../../src/lib/data/load.ts';
import { checkLoss, enter } from './contestant.ts';
import { beta, learningRate, type Shape } from './shapes.ts';

enter(async (shape, runs) => {
  await tf.setBackend('cpu');
  const { training, inputs, outputs } = await loadData(shape.data);
  const x = tf.tensor2d(training.inputs, [training.examples, inputs]);
  const y = tf.tensor2d(training.targets, [training.examples, outputs]);
  const models = Array.from({ length: runs }, () => modelOf(shape));
  const { batchSize } = shape;
  const stepsPerEpoch = training.examples / batchSize;

  /** Trains on the first `steps` batches, `epochs` times. */
  async function fit(model: tf.Sequential, steps: number, epochs: number): Promise<void> {
    const part: [number, number] = [0, 0];
    const losses: number[] = [];
    const someX = x.slice(part, [steps * batchSize, inputs]);
    const someY = y.slice(part, [steps * batchSize, outputs]);
    await model.fit(someX, someY, {
      batchSize,
      epochs,
      verbose: 0,
      yieldEvery: 'never',
      callbacks: { onBatchEnd: async (_batch, logs) => void losses.push(logs!['loss']!) },
    });
    tf.dispose([someX, someY]);
    if (losses.length !== steps * epochs) throw new Error(`${losses.length} losses recorded.`);
    checkLoss(losses.at(-1)!);
  }

  return {
    async advance(steps) {
      const epochs = Math.ceil(steps / stepsPerEpoch);
      const stepsOfEpoch = Math.min(steps, stepsPerEpoch);
      for (const model of models) await fit(model, stepsOfEpoch, epochs);
      return stepsOfEpoch * epochs * runs;
    },
  };
});

function modelOf({ widths, activation, loss }: Shape): tf.Sequential {
  const isClassifier = loss === 'softmax-cross-entropy';
  const model = tf.sequential();
  widths.slice(1).forEach((units, layer) => {
    const isLast = layer === widths.length - 2;
    const last = isClassifier ? 'softmax' : 'linear';
    model.add(
      tf.layers.dense({ units, inputShape: [widths[layer]!], activation: isLast ? last : activation }),
    );
  });
  model.compile({
    optimizer: tf.train.momentum(learningRate, beta),
    loss: isClassifier ? 'categoricalCrossentropy' : 'meanSquaredError',
  });
  return model;
}
