/** The next steps of several runs, one after the other in the kernel, or four at a time. */
import { fourAtATime, lanes } from './lanes.ts';
import { layoutOf, type Settings } from './settings.ts';
import { place, placeAll, view, type Kernel, type Values } from './wasm.ts';

/** One run's steps: its own part of what `trainingKernel` in kernels.ts is given. */
export interface Part {
  settings: Settings;
  steps: number;
  rates: Values;
  batchSizes: Values;
  examples: Values;
  /** Empty without dropout. */
  masks: Values;
  targets: Values;
  state: Values;
}

/** What comes out of it. */
export interface Outcome {
  /** `[steps]` */
  losses: Float32Array;
  state: Float32Array;
}

/** Trains the runs on the examples `inputs`. */
export function trainAll(kernel: Kernel, inputs: Values, parts: Part[]): Outcome[] {
  const examples = place(kernel, inputs);
  const networkOf = networks(kernel);
  const outcomes: Outcome[] = [];
  for (const group of fourAtATime(parts)) {
    const own = group.map((index) => parts[index]!);
    const network = networkOf(own[0]!.settings, own.length > 1);
    trainGroup(kernel, network, examples, own).forEach((outcome, i) => (outcomes[group[i]!] = outcome));
  }
  return outcomes;
}

/** Trains one run, or four in the lanes of `network`. */
function trainGroup(kernel: Kernel, network: number, inputs: number, parts: Part[]): Outcome[] {
  const { settings, steps, batchSizes, examples, masks, targets, state } = parts[0]!;
  const placed = (name: 'rates' | 'examples' | 'targets' | 'state') =>
    placeAll(
      kernel,
      parts.map((part) => part[name]),
    );
  const empty = kernel.mark();
  const { optimizer, descent, hasAverage } = settings;
  kernel.setTraining(network, optimizer, descent, hasAverage, place(kernel, constantsOf(parts)));
  const states = placed('state');
  const losses = kernel.reserve(parts.length * steps * Float32Array.BYTES_PER_ELEMENT);
  parts.forEach((_, lane) => kernel.readState(network, states + lane * state.byteLength, lane));
  kernel.train(
    network,
    steps,
    placed('rates'),
    place(kernel, batchSizes),
    placed('examples'),
    examples.length,
    masks.length > 0 ? place(kernel, masks) : 0,
    inputs,
    placed('targets'),
    targets.length,
    losses,
  );
  parts.forEach((_, lane) => kernel.writeState(network, states + lane * state.byteLength, lane));
  const allLosses = view(kernel, losses, parts.length * steps);
  const allStates = view(kernel, states, parts.length * state.length);
  const outcomes = parts.map((_, i) => ({
    losses: withOneNaN(allLosses.slice(i * steps, (i + 1) * steps)),
    state: allStates.slice(i * state.length, (i + 1) * state.length),
  }));
  kernel.release(empty);
  return outcomes;
}

/** The kernel's constants are vectors: each number of the one run four times, or of each of the four. */
function constantsOf(parts: Part[]): Float32Array {
  const { length } = parts[0]!.settings.constants;
  const vectors = new Float32Array(lanes * length);
  for (let i = 0; i < vectors.length; i++) {
    const { settings } = parts[(i % lanes) % parts.length]!;
    vectors[i] = settings.constants[Math.floor(i / lanes)]!;
  }
  return vectors;
}

/** Gives out one network after the other, or four in lanes: once more the one before, if it is laid out alike. */
function networks(kernel: Kernel): (settings: Settings, inLanes: boolean) => number {
  const empty = kernel.mark();
  let network = 0;
  let layout = '';
  return (settings, inLanes) => {
    const wanted = `${inLanes} ${layoutOf(settings)}`;
    if (wanted !== layout) {
      kernel.release(empty);
      network = create(kernel, settings, inLanes);
      layout = wanted;
    }
    return network;
  };
}

/** Lays out a network, or four in lanes. Returns its address. */
export function create(kernel: Kernel, settings: Settings, inLanes = false): number {
  const { widths, batchSize, activation, loss, branchScale } = settings;
  const [normalization, epsilon, momentum] = settings.normalization;
  const network = kernel.createNetwork(
    widths.length - 1,
    place(kernel, Int32Array.from(widths)),
    batchSize,
    activation,
    loss,
    normalization,
    branchScale,
    inLanes,
  );
  kernel.setNormalization(network, epsilon, momentum);
  return network;
}

/** Replaces each NaN by the one: WebAssembly leaves its bits to the machine. */
function withOneNaN(numbers: Float32Array): Float32Array {
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i])) numbers[i] = NaN;
  return numbers;
}
