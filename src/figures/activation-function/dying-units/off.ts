/** Units that no example reaches. */
import { activate } from '../../../lib/training/activations.ts';
import { unpack } from '../../../lib/training/parameters.ts';
import type { Activation } from '../../../lib/training/spec.ts';

interface Network {
  /** `[examples × 2]` */
  inputs: ArrayLike<number>;
  /** Units of each hidden layer. */
  hidden: readonly number[];
  activation: Activation;
}

/**
 * How many hidden units have a sum of 0 or less for every example. Such a unit of ReLU puts out 0 and has slope 0 on all of
 * them: nothing moves its weights. `parameters` are a checkpoint's, of a network with two inputs and one output.
 */
export function unitsOff(parameters: Float32Array, { inputs, hidden, activation }: Network): number {
  const layers = unpack(parameters, [2, ...hidden, 1]).slice(0, -1);
  let outputs = pairsOf(inputs);
  let off = 0;
  for (const { weights, biases } of layers) {
    const sums = outputs.map((values) => sumsOf(values, weights, biases));
    off += biases.filter((_, unit) => sums.every((ofExample) => ofExample[unit]! <= 0)).length;
    outputs = sums.map((ofExample) => ofExample.map((sum) => activate(activation, sum)));
  }
  return off;
}

/** `[units]`: bias plus weighted values. `weights` are `[in][out]`. */
const sumsOf = (values: readonly number[], weights: readonly number[][], biases: readonly number[]) =>
  biases.map((bias, unit) => values.reduce((sum, value, i) => sum + value * weights[i]![unit]!, bias));

const pairsOf = (inputs: ArrayLike<number>): number[][] =>
  Array.from({ length: inputs.length / 2 }, (_, i) => [inputs[2 * i]!, inputs[2 * i + 1]!]);
