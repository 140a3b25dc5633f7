/** What weights, and no biases, are charged for their size: see `Adjustable` in ../../spec.ts. */
import { Constant, constant } from './constants';
import { multiplyAdd, select, sign, zero } from './elementary';
import { VECTOR } from './memory';
import { Layer, Network, weightsEnd } from './network';

/** Adds the slopes of the penalties, λw and λ sign(w), to the gradient in `network.gradient`. */
export function penalise(network: Network, layer: Layer): void {
  const l2 = constant(network.constants, Constant.L2);
  const l1 = constant(network.constants, Constant.L1);
  for (let at: usize = 0, end = weightsEnd(layer); at < end; at += VECTOR) {
    const weight = v128.load(layer.weights + at);
    const gradient = multiplyAdd(l2, weight, v128.load(network.gradient + at));
    v128.store(network.gradient + at, multiplyAdd(l1, sign(weight), gradient));
  }
}

/** w ← sign(w) max(|w| − threshold, 0); where the threshold is 0, w with all its bits. */
export function shrink(layer: Layer, threshold: v128): void {
  if (!v128.any_true(threshold)) return;
  const isShrunk = f32x4.gt(threshold, zero());
  for (let at = layer.weights, end = at + weightsEnd(layer); at < end; at += VECTOR) {
    const weight = v128.load(at);
    const above = f32x4.max(f32x4.sub(weight, threshold), zero());
    const below = f32x4.min(f32x4.add(weight, threshold), zero());
    v128.store(at, select(isShrunk, f32x4.add(above, below), weight));
  }
}

/** w ← w − share · w */
export function decay(layer: Layer, share: v128): void {
  for (let at = layer.weights, end = at + weightsEnd(layer); at < end; at += VECTOR) {
    const weight = v128.load(at);
    v128.store(at, f32x4.sub(weight, f32x4.mul(share, weight)));
  }
}
