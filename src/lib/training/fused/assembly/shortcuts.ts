/**
 * Shortcuts: h = h before + scale · f(…). On the way back the flow ∂J/∂h of a layer reaches the layer before it twice, through f
 * and as it is, and must not be lost where it is multiplied by slopes.
 */
import { VECTOR } from './memory';
import { Layer } from './network';

/** Makes the branch quieter, its values and its slopes. */
export function scaleBranch(layer: Layer, scale: f32, examples: i32): void {
  const factor = f32x4.splat(scale);
  const end = <usize>examples * layer.outputRow;
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(layer.values + at, f32x4.mul(factor, v128.load(layer.values + at)));
    v128.store(layer.deltas + at, f32x4.mul(factor, v128.load(layer.deltas + at)));
  }
}

/** Adds what the layer was given to what it made of it. */
export function addInputs(layer: Layer, inputs: usize, examples: i32): void {
  const end = <usize>examples * layer.outputRow;
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(layer.values + at, f32x4.add(v128.load(layer.values + at), v128.load(inputs + at)));
  }
}

/** Adds the layer's flow to that of the layer before. */
export function passFlow(layer: Layer, previous: Layer, examples: i32): void {
  const end = <usize>examples * layer.outputRow;
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(previous.flow + at, f32x4.add(v128.load(previous.flow + at), v128.load(layer.flow + at)));
  }
}

/** The layer's deltas are its flow ∘ its slopes. */
export function takeFlow(layer: Layer, examples: i32): void {
  const end = <usize>examples * layer.outputRow;
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(layer.deltas + at, f32x4.mul(v128.load(layer.flow + at), v128.load(layer.deltas + at)));
  }
}
