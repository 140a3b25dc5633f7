/**
 * The fused engine's kernels for TensorFlow.js: tensors in, tensors out, the inputs untouched. The runs of a call are
 * computed one after the other: each is laid out in the WebAssembly module's memory, computed, copied out and forgotten
 * before the next one's turn comes, so that none can depend on its neighbours.
 */
import type { DataType, KernelBackend, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { TensorFlowCore } from '../tensorflow-types.ts';
import { ratesPerStep, stateArrays, type Settings } from './settings.ts';
import { place, take, type Kernel } from './wasm.ts';

/**
 * Performs the next steps of some runs, which `attrs` names as `Turn`s. Inputs:
 * - `inputs` `[all examples, inputs]`, the same for all runs
 * - `targets` `[all runs, all examples, outputs]`
 * - `state`: see `State`
 * - turn by turn: `rates` `[Σ steps, ratesPerStep]` (see `ratesOf`), `batchSizes` `[Σ steps]`, `examples` and `masks` (see
 *   `Assignment`).
 * Outputs: the new state, and the losses `[Σ steps]` of each step's batch before its update.
 */
export const trainingKernel = 'FusedTraining';

/**
 * What some runs, which `attrs` names, make of the same points. Inputs: `inputs` `[points, inputs]` and `state`.
 * Output: `[runs named, points, outputs]`.
 */
export const predictionKernel = 'FusedPrediction';

/**
 * How well some runs, which `attrs` names, do on the same examples. Inputs: `inputs` `[examples, inputs]`, `targets`
 * `[examples, outputs]` and `state`. Output: `[runs named, 2]`, mean loss and how many are right.
 */
export const scoreKernel = 'FusedScore';

/** Inputs: `inputs`, `targets` and `state` as for training. Output: of each run that `attrs` names `[layers]`. */
export const gradientNormKernel = 'FusedGradientNorms';

/** A run's part in a call: how much of what lies turn by turn is its own. */
export interface Turn {
  run: number;
  steps: number;
  examples: number;
  masks: number;
}

export interface Attributes {
  /** Of all runs. */
  settings: Settings[];
  turns: Turn[];
}

/** To be called once. */
export function registerKernels(tf: TensorFlowCore, kernel: Kernel): void {
  register(tf, kernel, trainingKernel, train);
  register(tf, kernel, predictionKernel, predict);
  register(tf, kernel, scoreKernel, score);
  register(tf, kernel, gradientNormKernel, gradientNorms);
}

/** The numbers of an input tensor. */
export type Values = Float32Array | Int32Array | Uint8Array;
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
  const state = (input('state') as Float32Array).slice();
  const losses = new Float32Array(turns.reduce((sum, { steps }) => sum + steps, 0));
  const nextRates = partsOf(input('rates'));
  const nextBatchSizes = partsOf(input('batchSizes'));
  const nextExamples = partsOf(input('examples'));
  const nextMasks = partsOf(input('masks'));
  const targets = input('targets');
  const inputs = place(kernel, input('inputs'));
  const shared = kernel.mark();
  let done = 0;
  for (const { run, steps, examples, masks } of turns) {
    kernel.release(shared);
    const { offset, parameters, optimizer, descent, constants } = settings[run]!;
    const whole = state.subarray(offset, offset + stateArrays * parameters);
    const flat = place(kernel, whole);
    const loss = kernel.reserve(steps * Float32Array.BYTES_PER_ELEMENT);
    const network = create(kernel, settings[run]!);
    kernel.setTraining(network, optimizer, descent, place(kernel, vectorsOf(constants)));
    kernel.readState(network, flat);
    kernel.train(
      network,
      steps,
      place(kernel, nextRates(ratesPerStep * steps)),
      place(kernel, nextBatchSizes(steps)),
      place(kernel, nextExamples(examples)),
      masks > 0 ? place(kernel, nextMasks(masks)) : 0,
      inputs,
      place(kernel, partOf(targets, run, settings.length)),
      loss,
    );
    kernel.writeState(network, flat);
    take(kernel, flat, whole);
    take(kernel, loss, losses.subarray(done, done + steps));
    done += steps;
  }
  return [state, losses.map(withOneNaN)];
}

/** For evaluation: enough to be fast, few enough to stay in the processor's cache. */
const largestBatch = 64;

function predict(kernel: Kernel, input: Input, { settings, turns }: Attributes): Float32Array[] {
  const state = input('state') as Float32Array;
  const values = input('inputs');
  const points = values.length / settings[0]!.widths[0]!;
  const width = settings[0]!.widths.at(-1)!;
  const batchSize = Math.min(points, largestBatch);
  const outputs = new Float32Array(turns.length * points * width);
  const inputs = place(kernel, values);
  const shared = kernel.mark();
  turns.forEach(({ run }, turn) => {
    kernel.release(shared);
    const own = partOf(outputs, turn, turns.length);
    const address = kernel.reserve(own.byteLength);
    const network = restore(kernel, { ...settings[run]!, batchSize }, state);
    kernel.predict(network, points, batchSize, inputs, address);
    take(kernel, address, own);
  });
  return [outputs];
}

function score(kernel: Kernel, input: Input, { settings, turns }: Attributes): Float32Array[] {
  const state = input('state') as Float32Array;
  const values = input('inputs');
  const examples = values.length / settings[0]!.widths[0]!;
  const batchSize = Math.min(examples, largestBatch);
  const scores = new Float32Array(2 * turns.length);
  const inputs = place(kernel, values);
  const targets = place(kernel, input('targets'));
  const shared = kernel.mark();
  turns.forEach(({ run }, turn) => {
    kernel.release(shared);
    const own = partOf(scores, turn, turns.length);
    const address = kernel.reserve(own.byteLength);
    const network = restore(kernel, { ...settings[run]!, batchSize }, state);
    kernel.score(network, examples, batchSize, inputs, targets, address);
    take(kernel, address, own);
  });
  return [scores];
}

function gradientNorms(kernel: Kernel, input: Input, { settings, turns }: Attributes): Float32Array[] {
  const state = input('state') as Float32Array;
  const values = input('inputs');
  const targets = input('targets');
  const batchSize = values.length / settings[0]!.widths[0]!;
  const inputs = place(kernel, values);
  const shared = kernel.mark();
  return turns.map(({ run }) => {
    kernel.release(shared);
    const norms = new Float32Array(settings[run]!.widths.length - 1);
    const address = kernel.reserve(norms.byteLength);
    const network = restore(kernel, { ...settings[run]!, batchSize }, state);
    const own = place(kernel, partOf(targets, run, settings.length));
    kernel.gradientNorms(network, batchSize, inputs, own, address);
    take(kernel, address, norms);
    return norms;
  });
}

/** Each number four times: the kernel's constants are vectors. */
const vectorsOf = (numbers: number[]) =>
  Float32Array.from(numbers.flatMap((number) => [number, number, number, number]));

/** Lays out a network. Returns its address. */
function create(kernel: Kernel, { widths, batchSize, activation, loss }: Settings): number {
  const layers = widths.length - 1;
  return kernel.createNetwork(layers, place(kernel, Int32Array.from(widths)), batchSize, activation, loss);
}

/** The same with the parameters that it has in `state`. */
function restore(kernel: Kernel, settings: Settings, state: Float32Array): number {
  const { offset, parameters } = settings;
  const network = create(kernel, settings);
  kernel.readParameters(network, place(kernel, state.subarray(offset, offset + parameters)));
  return network;
}

/** Part number `index` of `count` equal parts. */
function partOf<Array extends Values>(values: Array, index: number, count: number): Array {
  const length = values.length / count;
  return values.subarray(index * length, (index + 1) * length) as Array;
}

/** Gives out an array part by part. */
function partsOf(values: Values): (length: number) => Values {
  let given = 0;
  return (length) => values.subarray(given, (given += length));
}

/** WebAssembly leaves the bits of a NaN to the machine. */
const withOneNaN = (x: number) => (Number.isNaN(x) ? NaN : x);
