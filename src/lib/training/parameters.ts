/** The parameters of a checkpoint, which stand in one row: layer by layer, weights `[in, out]` before biases `[out]`. */

/** Layer by layer, of a network with so many units in each, inputs and outputs included. */
export function unpack(parameters: Float32Array, widths: readonly number[]) {
  let at = 0;
  const take = (count: number) => [...parameters.subarray(at, (at += count))];
  return widths.slice(1).map((out, layer) => ({
    /** `[in][out]` */
    weights: Array.from({ length: widths[layer]! }, () => take(out)),
    biases: take(out),
  }));
}

/** Which of them are biases. */
export const biasFlags = (widths: readonly number[]): boolean[] =>
  widths
    .slice(1)
    .flatMap((out, layer) => [
      ...Array<boolean>(out * widths[layer]!).fill(false),
      ...Array<boolean>(out).fill(true),
    ]);
