/**
 * The fused engine's kernels for TensorFlow.js: tensors in, tensors out, the inputs untouched. The networks of a call
 * are computed one after the other: each is laid out in the WebAssembly module's memory, computed, copied out and
 * forgotten before the next one's turn comes, so that none can depend on its neighbours.
 */
import type { DataType, KernelBackend, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Settings } from './settings.ts';
import type { TensorFlowCore } from './tensorflow.ts';
import { place, take, type Kernel } from './wasm.ts';

/**
 * Performs the next steps of some networks. Inputs: `inputs` `[all examples, inputs]`, shared, and of each network
 * - `targets` `[all examples, outputs]`
 * - `parameters`, `velocity`, `square` `[parameters]`, laid out like `PreparedRun.start`
 * - `rates` `[steps, 2]`: see `ratesOf`
 * - `batchSizes` `[steps]`, `examples` `[Σ batchSizes]` and, with dropout, `masks`: see `Assignment`.
 * Outputs: of each network new `parameters`, `velocity` and `square`, and `losses` `[steps]`, of each batch before
 * its update.
 */
export const trainingKernel = 'FusedTraining';
export const trainingOutputs = 4;

/**
 * What some networks make of the same points. Inputs: `inputs` `[points, inputs]`, shared, and of each network
 * `parameters`. Outputs: of each network `outputs` `[points, outputs]`.
 */
export const predictionKernel = 'FusedPrediction';

/** Inputs: `inputs`, shared, and of each network `targets` and `parameters`. Outputs: of each network `norms` `[layers]`. */
export const gradientNormKernel = 'FusedGradientNorms';

/** A network's own inputs end in its number in the call. */
export const own = (name: string, network: number) => `${name}/${network}`;

/** To be called once. */
export function registerKernels(tf: TensorFlowCore, kernel: Kernel): void {
  register(tf, kernel, trainingKernel, train);
  register(tf, kernel, predictionKernel, predict);
  register(tf, kernel, gradientNormKernel, gradientNorms);
}

type Values = Float32Array | Int32Array | Uint8Array;

/** A kernel's inputs and outputs as it works with them. */
interface Call {
  kernel: Kernel;
  /** Size of the first dimension of a tensor. */
  rows(name: string): number;
  has(name: string): boolean;
  /** Copies a tensor into the module's memory; where it is. */
  place(name: string): number;
}

/** Computes one network of a call and returns its outputs. */
type Compute = (call: Call, settings: Settings, network: number, sharedInputs: number) => Float32Array[];

function register(tf: TensorFlowCore, kernel: Kernel, kernelName: string, compute: Compute): void {
  tf.registerKernel({
    kernelName,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const { networks } = attrs as unknown as { networks: Settings[] };
      const call = open(kernel, inputs, backend as KernelBackend);
      const empty = kernel.mark();
      try {
        const sharedInputs = call.place('inputs');
        const shared = kernel.mark();
        return networks.flatMap((settings, network) => {
          kernel.release(shared);
          return compute(call, settings, network, sharedInputs).map((values) =>
            tensor(backend as KernelBackend, values),
          );
        });
      } finally {
        kernel.release(empty);
      }
    },
  });
}

function open(kernel: Kernel, inputs: NamedTensorInfoMap, backend: KernelBackend): Call {
  return {
    kernel,
    has: (name) => inputs[name] !== undefined,
    rows: (name) => inputs[name]!.shape[0]!,
    place: (name) => place(kernel, backend.readSync(inputs[name]!.dataId) as Values),
  };
}

function tensor(backend: KernelBackend, values: Float32Array): TensorInfo {
  const shape = [values.length];
  const dtype: DataType = 'float32';
  return { dataId: backend.write(values, shape, dtype), shape, dtype };
}

function train(call: Call, settings: Settings, network: number, sharedInputs: number): Float32Array[] {
  const { kernel } = call;
  const [parameters, velocity, square] = ['parameters', 'velocity', 'square'].map((name) =>
    call.place(own(name, network)),
  ) as [number, number, number];
  const length = call.rows(own('parameters', network));
  const steps = call.rows(own('rates', network));
  const losses = kernel.reserve(steps * Float32Array.BYTES_PER_ELEMENT);

  const address = create(kernel, settings);
  const { optimizer, beta, share, squareBeta, squareShare, epsilon, l2, keptScale } = settings;
  kernel.setTraining(address, optimizer, beta, share, squareBeta, squareShare, epsilon, l2, keptScale);
  kernel.readParameters(address, parameters);
  kernel.readMemory(address, velocity, square);
  kernel.train(
    address,
    steps,
    call.place(own('rates', network)),
    call.place(own('batchSizes', network)),
    call.place(own('examples', network)),
    call.has(own('masks', network)) ? call.place(own('masks', network)) : 0,
    sharedInputs,
    call.place(own('targets', network)),
    losses,
  );
  kernel.writeParameters(address, parameters);
  kernel.writeMemory(address, velocity, square);
  return [
    ...[parameters, velocity, square].map((values) => take(kernel, values, length)),
    take(kernel, losses, steps).map(withOneNaN),
  ];
}

/** Enough to be fast, few enough to stay in the processor's cache. */
const predictionBatchSize = 64;

function predict(call: Call, settings: Settings, network: number, sharedInputs: number): Float32Array[] {
  const { kernel } = call;
  const points = call.rows('inputs');
  const length = points * settings.widths.at(-1)!;
  const outputs = kernel.reserve(length * Float32Array.BYTES_PER_ELEMENT);
  const parameters = call.place(own('parameters', network));
  const batchSize = Math.min(points, predictionBatchSize);
  const address = create(kernel, { ...settings, batchSize });
  kernel.readParameters(address, parameters);
  kernel.predict(address, points, batchSize, sharedInputs, outputs);
  return [take(kernel, outputs, length)];
}

function gradientNorms(
  call: Call,
  settings: Settings,
  network: number,
  sharedInputs: number,
): Float32Array[] {
  const { kernel } = call;
  const layers = settings.widths.length - 1;
  const norms = kernel.reserve(layers * Float32Array.BYTES_PER_ELEMENT);
  const parameters = call.place(own('parameters', network));
  const examples = call.rows('inputs');
  const address = create(kernel, { ...settings, batchSize: examples });
  kernel.readParameters(address, parameters);
  kernel.gradientNorms(address, examples, sharedInputs, call.place(own('targets', network)), norms);
  return [take(kernel, norms, layers)];
}

/** Lays out a network; its address. */
function create(kernel: Kernel, { widths, batchSize, activation, loss }: Settings): number {
  return kernel.createNetwork(
    widths.length - 1,
    place(kernel, Int32Array.from(widths)),
    batchSize,
    activation,
    loss,
  );
}

/** WebAssembly leaves the bits of a NaN to the machine. */
const withOneNaN = (x: number) => (Number.isNaN(x) ? NaN : x);
