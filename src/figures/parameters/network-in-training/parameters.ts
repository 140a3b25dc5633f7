/** The parameters of a checkpoint, which stand in one row: layer by layer, weights before biases. */
import type { LayerParameters } from '../../../lib/plot/plot.ts';

/** A checkpoint's parameters, layer by layer: weights `[in, out]` row-major, then biases `[out]`. */
export function unpack(parameters: Float32Array, widths: readonly number[]): LayerParameters[] {
  let at = 0;
  const take = (count: number) => [...parameters.subarray(at, (at += count))];
  return widths.slice(1).map((out, layer) => ({
    weights: Array.from({ length: widths[layer]! }, () => take(out)),
    biases: take(out),
  }));
}

/** Which of them are biases. */
export const biasFlags = (widths: readonly number[]) =>
  widths
    .slice(1)
    .flatMap((out, layer) => [
      ...Array<boolean>(out * widths[layer]!).fill(false),
      ...Array<boolean>(out).fill(true),
    ]);
