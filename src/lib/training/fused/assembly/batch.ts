/** Brings examples into the batch. */
import { FLOAT, VECTOR, gather } from './memory';
import { Network } from './network';

/** Copies input and target of an example, a row of each set, to a position of the batch. */
@inline
export function takeUp(network: Network, position: i32, example: i32, inputs: usize, targets: usize): void {
  takeUpInput(network, position, example, inputs);
  const layer = network.lastLayer;
  const bytes = <usize>layer.outputs * FLOAT;
  copyNumbers(targets + <usize>example * bytes, network.targets + <usize>position * layer.outputRow, bytes);
}

@inline
export function takeUpInput(network: Network, position: i32, example: i32, inputs: usize): void {
  const layer = network.firstLayer;
  const bytes = <usize>layer.inputs * FLOAT;
  copyNumbers(inputs + <usize>example * bytes, network.inputs + <usize>position * layer.inputRow, bytes);
}

/**
 * The same for four networks, each with an example of its own: number `example` of its inputs and targets is in `examples`
 * and, for the next networks, each time a stride of bytes further on.
 */
@inline
export function takeUpInLanes(
  network: Network,
  position: i32,
  examples: usize,
  examplesRow: usize,
  inputs: usize,
  targets: usize,
  targetsRow: usize,
): void {
  const first = network.firstLayer;
  const last = network.lastLayer;
  const toInputs = network.inputs + <usize>position * first.inputRow;
  const toTargets = network.targets + <usize>position * last.outputRow;
  gatherRows(examples, examplesRow, inputs, 0, first.inputs, toInputs);
  gatherRows(examples, examplesRow, targets, targetsRow, last.outputs, toTargets);
}

/** To `to` as vectors: of each network a row of `width` numbers of its `numbers`. */
@inline
function gatherRows(
  examples: usize,
  examplesRow: usize,
  numbers: usize,
  numbersRow: usize,
  width: i32,
  to: usize,
): void {
  const bytes = <usize>width * FLOAT;
  const a = numbers + <usize>load<i32>(examples) * bytes;
  const b = numbers + numbersRow + <usize>load<i32>(examples + examplesRow) * bytes;
  const c = numbers + 2 * numbersRow + <usize>load<i32>(examples + 2 * examplesRow) * bytes;
  const d = numbers + 3 * numbersRow + <usize>load<i32>(examples + 3 * examplesRow) * bytes;
  for (let at: usize = 0; at < bytes; at += FLOAT, to += VECTOR) {
    v128.store(to, gather(a + at, b + at, c + at, d + at));
  }
}

@inline
export function copyNumbers(from: usize, to: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + VECTOR <= bytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(from + at));
}
