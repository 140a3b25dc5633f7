/**
 * The fused engine's kernels for TensorFlow.js: tensors in, tensors out, the inputs untouched. The runs of a call are
 * computed one after the other, or trained four at a time: each is copied into the WebAssembly module's memory, computed
 * and copied out before the next one's turn comes. Nothing of it stays that the next one could depend on.
 */
import type { DataType, KernelBackend, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { concatenate } from '../concatenate.ts';
import type { Bins } from '../spec.ts';
import type { TensorFlowCore } from '../tensorflow-types.ts';
import { observationLength } from './observations.ts';
import { averageIn, momentsIn, parametersIn, ratesPerStep, type Settings, type State } from './settings.ts';
import { create, trainAll, type Part } from './training.ts';
import { place, view, type Kernel, type Values } from './wasm.ts';

/**
 * All kernels are called for some runs, of which each has its turn, and take of each, under `nameOf(…, turn)`:
 * - `state`: see `State`
 * - `targets` `[all examples, outputs]`, those that it trains on
 *
 * This one performs their next steps. Further inputs:
 * - `inputs` `[all examples, inputs]`, the same for all runs
 * - turn by turn: `rates` `[Σ steps, ratesPerStep]` (see `ratesOf`), `batchSizes` `[Σ steps]`, `examples` and `masks` (see
 *   `Assignment`).
 * Outputs: the losses `[Σ steps]` of each step's batch before its update, and turn by turn the new state.
 */
export const trainingKernel = 'FusedTraining';

/** What the runs make of the same points. Further input: `inputs` `[points, inputs]`. Output: `[turns, points, outputs]`. */
export const predictionKernel = 'FusedPrediction';

/**
 * How well the runs do on the same examples. Further inputs: `inputs` `[examples, inputs]`, `labels`
 * `[examples, outputs]`. Outputs: `[turns, 2]`, mean loss and how many are right; with `bins` turn by turn what has been
 * observed of hidden layers, `statisticsIn`.
 */
export const scoreKernel = 'FusedScore';

/** Further input: `inputs` as for training. Output: turn by turn `[layers]`. */
export const gradientNormKernel = 'FusedGradientNorms';

/** The name of an input that is the run's own whose turn it is. */
export const nameOf = (input: 'state' | 'targets', turn: number) => `${input} ${turn}`;

/** How much of what lies turn by turn is the run's own. */
export interface Turn {
  steps: number;
  examples: number;
  masks: number;
}

export interface Attributes {
  /** Of the runs whose turns these are. */
  settings: Settings[];
  turns: Turn[];
  /** Whether the score is of the weights or of their average. */
  of: 'weights' | 'average';
  /** Asks for observations beside the score. */
  bins?: Bins;
}

/** To be called once. */
export function registerKernels(tf: TensorFlowCore, kernel: Kernel): void {
  register(tf, kernel, trainingKernel, train);
  register(tf, kernel, predictionKernel, predict);
  register(tf, kernel, scoreKernel, score);
  register(tf, kernel, gradientNormKernel, gradientNorms);
}

/** The numbers of an input tensor. */
type Input = (name: string) => Values;

/** Computes the outputs. */
type Compute = (kernel: Kernel, input: Input, attributes: Attributes) => Float32Array[];

function register(tf: TensorFlowCore, kernel: Kernel, kernelName: string, compute: Compute): void {
  tf.registerKernel({
    kernelName,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const empty = kernel.mark();
      try {
        const input = reader(inputs, backend as KernelBackend);
        const outputs = compute(kernel, input, attrs as unknown as Attributes);
        return outputs.map((values) => tensor(backend as KernelBackend, values));
      } finally {
        kernel.release(empty);
      }
    },
  });
}

function reader(inputs: NamedTensorInfoMap, backend: KernelBackend): Input {
  return (name) => backend.readSync(inputs[name]!.dataId) as Values;
}

function tensor(backend: KernelBackend, values: Float32Array): TensorInfo {
  const shape = [values.length];
  const dtype: DataType = 'float32';
  return { dataId: backend.write(values, shape, dtype), shape, dtype };
}

function train(kernel: Kernel, input: Input, { settings, turns }: Attributes): Float32Array[] {
  const nextRates = partsOf(input('rates'));
  const nextBatchSizes = partsOf(input('batchSizes'));
  const nextExamples = partsOf(input('examples'));
  const nextMasks = partsOf(input('masks'));
  const parts = turns.map(({ steps, examples, masks }, turn): Part => ({
    settings: settings[turn]!,
    steps,
    rates: nextRates(ratesPerStep * steps),
    batchSizes: nextBatchSizes(steps),
    examples: nextExamples(examples),
    masks: nextMasks(masks),
    targets: input(nameOf('targets', turn)),
    state: input(nameOf('state', turn)),
  }));
  const outcomes = trainAll(kernel, input('inputs'), parts);
  const losses = outcomes.map((outcome) => outcome.losses);
  return [concatenate(Float32Array, losses), ...outcomes.map(({ state }) => state)];
}

/** For evaluation: enough to be fast, few enough to stay in the processor's cache. */
const largestBatch = 64;

function predict(kernel: Kernel, input: Input, { settings }: Attributes): Float32Array[] {
  const values = input('inputs');
  const points = values.length / settings[0]!.widths[0]!;
  const width = settings[0]!.widths.at(-1)!;
  const batchSize = Math.min(points, largestBatch);
  const outputs = new Float32Array(settings.length * points * width);
  const inputs = place(kernel, values);
  const shared = kernel.mark();
  settings.forEach((own, turn) => {
    kernel.release(shared);
    const result = kernel.reserve(points * width * Float32Array.BYTES_PER_ELEMENT);
    const network = restore(kernel, { ...own, batchSize }, input(nameOf('state', turn)));
    kernel.predict(network, points, batchSize, inputs, result);
    outputs.set(view(kernel, result, points * width), turn * points * width);
  });
  return [outputs];
}

function score(kernel: Kernel, input: Input, { settings, of, bins }: Attributes): Float32Array[] {
  const values = input('inputs');
  const examples = values.length / settings[0]!.widths[0]!;
  const batchSize = Math.min(examples, largestBatch);
  const scores = new Float32Array(2 * settings.length);
  const inputs = place(kernel, values);
  const labels = place(kernel, input('labels'));
  const shared = kernel.mark();
  const observations: Float32Array[] = [];
  settings.forEach((own, turn) => {
    kernel.release(shared);
    const result = kernel.reserve(2 * Float32Array.BYTES_PER_ELEMENT);
    const network = restore(kernel, { ...own, batchSize }, input(nameOf('state', turn)), of);
    if (bins) kernel.observe(network, bins.bins, ...bins.range);
    kernel.score(network, examples, batchSize, inputs, labels, result);
    scores.set(view(kernel, result, 2), 2 * turn);
    if (bins) observations.push(observationsOf(kernel, own, network, examples, bins));
  });
  return [scores, ...observations];
}

function observationsOf(
  kernel: Kernel,
  { widths }: Settings,
  network: number,
  examples: number,
  bins: Bins,
): Float32Array {
  const length = observationLength(widths.length - 2, bins);
  const result = kernel.reserve(length * Float32Array.BYTES_PER_ELEMENT);
  kernel.writeObservations(network, examples, result);
  return view(kernel, result, length).slice();
}

function gradientNorms(kernel: Kernel, input: Input, { settings }: Attributes): Float32Array[] {
  const values = input('inputs');
  const batchSize = values.length / settings[0]!.widths[0]!;
  const inputs = place(kernel, values);
  const shared = kernel.mark();
  return settings.map((own, turn) => {
    kernel.release(shared);
    const layers = own.widths.length - 1;
    const norms = kernel.reserve(layers * Float32Array.BYTES_PER_ELEMENT);
    const network = restore(kernel, { ...own, batchSize }, input(nameOf('state', turn)));
    const targets = place(kernel, input(nameOf('targets', turn)));
    kernel.gradientNorms(network, batchSize, inputs, targets, norms);
    return view(kernel, norms, layers).slice();
  });
}

/** A network with the parameters that it has in `state`, or their average. */
function restore(
  kernel: Kernel,
  settings: Settings,
  values: Values,
  of: Attributes['of'] = 'weights',
): number {
  const state = values as State;
  const network = create(kernel, settings);
  const parameters = of === 'average' ? averageIn(state, settings) : parametersIn(state, settings);
  kernel.readParameters(network, place(kernel, parameters));
  kernel.readMoments(network, place(kernel, momentsIn(state, settings)));
  return network;
}

/** Gives out an array part by part. */
function partsOf(values: Values): (length: number) => Values {
  let given = 0;
  return (length) => values.subarray(given, (given += length));
}
