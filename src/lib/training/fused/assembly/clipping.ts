/** The gradient's norm over all parameters, and what shortens it: see `clipNorm` in ../../spec.ts. */
import { VECTOR } from './memory';
import { Layer, parameterBytes, weightsEnd } from './network';

/** Of the gradient at `gradient`, which is shaped like the layer's weights. In float64, in an order of its own. */
export function sumOfSquares(gradient: usize, layer: Layer): f64 {
  const weights = sumOfSquaresOf(gradient, weightsEnd(layer));
  return weights + sumOfSquaresOf(gradient + layer.biases, parameterBytes(layer) - layer.biases);
}

/** Of the `bytes` bytes of numbers at `numbers`: those at even places, those at odd ones, then both. */
function sumOfSquaresOf(numbers: usize, bytes: usize): f64 {
  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const four = v128.load(numbers + at);
    const lower = f64x2.promote_low_f32x4(four);
    const upper = f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3));
    sums = f64x2.add(sums, f64x2.mul(lower, lower));
    sums = f64x2.add(sums, f64x2.mul(upper, upper));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** The gradient at `gradient` times `factor`. */
export function shorten(gradient: usize, layer: Layer, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let at = gradient, end = gradient + parameterBytes(layer); at < end; at += VECTOR) {
    v128.store(at, f32x4.mul(v128.load(at), factors));
  }
}
