/**
 * Gradient checking: the gradient that backpropagation gives of a small network's loss, beside differences of the loss
 * itself, and how far the two are apart. In plain arithmetic, a number at a time, to be read beside the lesson.
 */
import { drawData } from '../data/draw.ts';
import { exp, log, pow, square } from '../math/elementary.ts';
import { stream } from '../math/random.ts';
import { activate, differentiate } from '../training/activations.ts';
import { sigmoidOf } from '../training/activations/sigmoid.ts';
import { layersOf, type LayerLayout } from '../training/engine.ts';
import { fillWeights } from '../training/initializers.ts';
import type { Activation, Run } from '../training/spec.ts';

/** Over x, the exponent of the step: ε = 10ˣ. */
export interface GradientCheck {
  of: 'gradient-check';
  /** Of the hidden layers, on the two moons. */
  run: Pick<Run, 'hidden' | 'activation' | 'l2' | 'seed'>;
  examples: number;
  /** (J(θ + ε) − J(θ − ε)) / 2ε, or (J(θ + ε) − J(θ)) / ε. */
  difference: 'central' | 'forward';
  /** Of every number: 53 or 24 bits. */
  precision: 'double' | 'single';
  slip: Slip;
}

/**
 * A line of backpropagation that is broken: the activation's slope left out; the biases' gradient summed over the examples,
 * not averaged; the penalty's λW left out.
 */
export const slips = ['none', 'slope', 'bias', 'penalty'] as const;
export type Slip = (typeof slips)[number];

interface Network {
  activation: Activation;
  l2: number;
  layers: LayerLayout[];
  /** Layer by layer: weights `[in, out]` row-major, then biases. */
  parameters: Float64Array;
  /** `[examples][inputs]` */
  inputs: number[][];
  targets: number[];
  /** To the precision of the check. */
  round(value: number): number;
}

/** From x, with ε = 10ˣ, to ‖g − d‖ / (‖g‖ + ‖d‖) of the gradient g and the differences d. */
export function gradientCheck(check: GradientCheck): (x: number) => number {
  const network = networkOf(check);
  const gradient = gradientOf(network, check.slip);
  return (x) => apart(gradient, differencesOf(network, check.difference, pow(10, x)));
}

function networkOf({ run, examples, precision }: GradientCheck): Network {
  const { training } = drawData({ name: 'moons', training: examples, validation: 0, seed: run.seed });
  const layers = layersOf([2, ...run.hidden, 1]);
  return {
    activation: run.activation,
    l2: run.l2,
    layers,
    parameters: startOf(layers, run.seed),
    inputs: Array.from(training.targets, (_, i) => [training.inputs[2 * i]!, training.inputs[2 * i + 1]!]),
    targets: Array.from(training.targets),
    round: precision === 'single' ? Math.fround : (value) => value,
  };
}

/** Glorot's weights, in float32 as the trainer has them; biases are 0. */
function startOf(layers: readonly LayerLayout[], seed: number): Float64Array {
  const random = stream(seed, 'init');
  const start = new Float32Array(layers.at(-1)!.end);
  for (const layer of layers)
    fillWeights({ kind: 'glorot' }, start.subarray(layer.weights, layer.biases), layer, random);
  return Float64Array.from(start);
}

/** Of one example: what each layer is given, and its sums z. */
interface Passed {
  given: number[][];
  sums: number[][];
}

function forward({ layers, activation, round }: Network, parameters: Float64Array, input: number[]): Passed {
  const passed: Passed = { given: [], sums: [] };
  let given = input;
  for (const { inputs, outputs, weights, biases } of layers) {
    const sums = Array.from({ length: outputs }, (_, unit) => {
      let sum = parameters[biases + unit]!;
      for (let i = 0; i < inputs; i++)
        sum = round(sum + round(given[i]! * parameters[weights + i * outputs + unit]!));
      return sum;
    });
    passed.given.push(given);
    passed.sums.push(sums);
    given = sums.map((z) => round(activate(activation, z)));
  }
  return passed;
}

/** The mean cross-entropy over the examples, and (λ/2)‖W‖². */
function lossOf(network: Network, parameters: Float64Array): number {
  const { inputs, targets, layers, l2, round } = network;
  let loss = 0;
  inputs.forEach((input, example) => {
    const z = forward(network, parameters, input).sums.at(-1)![0]!;
    const own = Math.max(z, 0) - targets[example]! * z + log(1 + exp(-Math.abs(z)));
    loss = round(loss + round(own / inputs.length));
  });
  for (const { weights, biases } of layers)
    for (let i = weights; i < biases; i++) loss = round(loss + round((l2 / 2) * square(parameters[i]!)));
  return loss;
}

/** By backpropagation, with or without a slip. */
function gradientOf(network: Network, slip: Slip): Float64Array {
  const { layers, parameters, inputs, targets, activation, l2, round } = network;
  const gradient = new Float64Array(parameters.length);
  const add = (place: number, value: number) => (gradient[place] = round(gradient[place]! + round(value)));
  inputs.forEach((input, example) => {
    const { given, sums } = forward(network, parameters, input);
    let deltas = [round((sigmoidOf(sums.at(-1)![0]!) - targets[example]!) / inputs.length)];
    for (const [index, layer] of [...layers.entries()].reverse()) {
      const { weights, biases, outputs } = layer;
      deltas.forEach((delta, unit) => {
        add(biases + unit, slip === 'bias' ? delta * inputs.length : delta);
        given[index]!.forEach((value, i) => add(weights + i * outputs + unit, value * delta));
      });
      if (index === 0) break;
      deltas = sums[index - 1]!.map((z, i) => {
        const flow = deltas.reduce(
          (sum, delta, unit) => round(sum + round(parameters[weights + i * outputs + unit]! * delta)),
          0,
        );
        return slip === 'slope' ? flow : round(flow * differentiate(activation, z));
      });
    }
  });
  if (slip !== 'penalty')
    for (const { weights, biases } of layers)
      for (let i = weights; i < biases; i++) add(i, l2 * parameters[i]!);
  return gradient;
}

/** Of each parameter by itself. */
function differencesOf(
  network: Network,
  difference: GradientCheck['difference'],
  epsilon: number,
): Float64Array {
  const { round, parameters } = network;
  const moved = parameters.slice();
  const lossAt = (place: number, value: number) => {
    moved[place] = round(value);
    const loss = lossOf(network, moved);
    moved[place] = parameters[place]!;
    return loss;
  };
  return parameters.map((value, place) =>
    difference === 'central'
      ? round(lossAt(place, value + epsilon) - lossAt(place, value - epsilon)) / (2 * epsilon)
      : round(lossAt(place, value + epsilon) - lossAt(place, value)) / epsilon,
  );
}

function apart(gradient: Float64Array, differences: Float64Array): number {
  const norm = (values: Float64Array) => Math.sqrt(values.reduce((sum, value) => sum + square(value), 0));
  return norm(gradient.map((value, i) => value - differences[i]!)) / (norm(gradient) + norm(differences));
}
