/** Brings examples into the batch. */
import { FLOAT, VECTOR } from './memory';
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

@inline
export function copyNumbers(from: usize, to: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + VECTOR <= bytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
  for (; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(from + at));
}
