/** The compiled kernel, as TypeScript sees it: addresses are numbers of bytes into its memory. */
import hex from 'virtual:fused-kernel';

/** What assembly/index.ts exports; see there. */
export interface Kernel {
  memory: WebAssembly.Memory;
  mark(): number;
  release(marked: number): void;
  reserve(bytes: number): number;
  createNetwork(
    layers: number,
    widths: number,
    batchSize: number,
    activation: number,
    loss: number,
    normalization: number,
    branchScale: number,
    inLanes: boolean,
  ): number;
  setNormalization(network: number, epsilon: number, momentum: number): void;
  setTraining(
    network: number,
    optimizer: number,
    descent: number,
    hasAverage: boolean,
    constants: number,
  ): void;
  readParameters(network: number, parameters: number): void;
  readMoments(network: number, moments: number): void;
  readState(network: number, state: number, lane: number): void;
  writeState(network: number, state: number, lane: number): void;
  train(
    network: number,
    steps: number,
    rates: number,
    batchSizes: number,
    examples: number,
    drawn: number,
    masks: number,
    inputs: number,
    targets: number,
    targetNumbers: number,
    losses: number,
  ): void;
  predict(network: number, points: number, batchSize: number, inputs: number, outputs: number): void;
  score(
    network: number,
    examples: number,
    batchSize: number,
    inputs: number,
    targets: number,
    score: number,
  ): void;
  observe(network: number, bins: number, from: number, to: number): void;
  writeObservations(network: number, examples: number, result: number): void;
  gradientNorms(network: number, examples: number, inputs: number, targets: number, norms: number): void;
}

/** What is copied into its memory. */
export type Values = Float32Array | Int32Array | Uint8Array;

/** ECMAScript 2026 has a decoder of its own, which spares a cold loop over every byte. */
const Bytes: Uint8ArrayConstructor & { fromHex?: (hex: string) => Uint8Array<ArrayBuffer> } = Uint8Array;

/**
 * Begun at once: other threads compile while this one draws the data and prepares the runs. Null where there is no
 * WebAssembly, as in Apple's Lockdown Mode.
 */
const compiling = 'WebAssembly' in globalThis ? WebAssembly.compile(bytesOf(hex)) : null;

let loading: Promise<Kernel> | undefined;

/** The one instance of this thread. Its memory only grows; every call leaves it as empty as it was. */
export function loadKernel(): Promise<Kernel> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<Kernel> {
  if (!compiling)
    throw new Error('Networks are trained in WebAssembly, which this browser has switched off.');
  const { exports } = await WebAssembly.instantiate(await compiling, {});
  return exports as unknown as Kernel;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Bytes.fromHex?.(hex) ?? bytesInLoop(hex);
}

// In a loop: this is the first that a worker computes, and a function called for each byte is slow while it is new.
function bytesInLoop(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Copies `values` into the kernel's memory. Returns where they are. */
export function place(kernel: Kernel, values: Values): number {
  return placeAll(kernel, [values]);
}

/** Copies arrays of one length, one after the other. Returns where the first is. */
export function placeAll(kernel: Kernel, arrays: Values[]): number {
  const { byteLength } = arrays[0]!;
  const address = kernel.reserve(arrays.length * byteLength);
  arrays.forEach((values, i) => copy(kernel, values, address + i * byteLength));
  return address;
}

function copy(kernel: Kernel, values: Values, address: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  new Uint8Array(kernel.memory.buffer).set(bytes, address);
}

/** Numbers in the kernel's memory, to be copied before it grows. */
export function view(kernel: Kernel, address: number, length: number): Float32Array {
  return new Float32Array(kernel.memory.buffer, address, length);
}
