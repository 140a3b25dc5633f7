/**
 * Exact products of a network's Hessian with vectors, in float64, by Pearlmutter's R-operator (1994): R{x} is how fast x
 * changes while the parameters move along a direction, and all that is computed on the way forward and back has one.
 */
import { exp } from '../math/elementary.ts';
import { activate, differentiate, differentiateTwice } from './activations.ts';
import { sigmoidOf } from './activations/sigmoid.ts';
import { layersOf, type LayerLayout } from './engine.ts';
import type { Activation, Loss } from './spec.ts';

/** A plain network, without normalisation and shortcuts, and the examples over which its loss J is the mean. */
export interface PlainNetwork {
  loss: Loss;
  activation: Activation;
  /** `[inputs, ...hidden, outputs]` */
  widths: readonly number[];
  /** Laid out as in `PreparedRun.start`. */
  parameters: Float32Array;
  /** `[examples, inputs]` */
  inputs: Float32Array;
  /** `[examples, outputs]` */
  targets: Float32Array;
}

/** What is known of a layer after a pass forward and one back, of every example side by side. */
interface Layer {
  layout: LayerLayout;
  weights: Float64Array;
  /** h `[examples, inputs]`: what it was given. */
  given: Float64Array;
  /** f′(z) and f″(z) `[examples, outputs]`. The last layer is linear. */
  slopes: Float64Array;
  curvatures: Float64Array;
  /** ∂J/∂f(z) and ∂J/∂z `[examples, outputs]`. */
  flow: Float64Array;
  deltas: Float64Array;
}

/** Multiplies a direction, laid out like the parameters, by the Hessian ∂²J/∂θ². */
export function hessianOf(network: PlainNetwork): (direction: Float64Array) => Float64Array {
  const { layers, expected } = forward(network);
  backward(network, layers, expected);
  return (direction) => {
    const changes = changesForward(layers, direction);
    const changeOfOutputs = changes.at(-1)!.sums;
    const changeOfFlow = changesOf(network, expected, changeOfOutputs).map(
      (change) => change / examplesOf(network),
    );
    return changesBack(layers, direction, changes, changeOfFlow);
  };
}

const examplesOf = ({ inputs, widths }: PlainNetwork): number => inputs.length / widths[0]!;

/** The layers, with nothing known yet of the way back, and the `expectedOf` their outputs. */
function forward(network: PlainNetwork): { layers: Layer[]; expected: Float64Array } {
  const { activation, widths } = network;
  const parameters = Float64Array.from(network.parameters);
  let given: Float64Array = Float64Array.from(network.inputs);
  let sums = given;
  const layers = layersOf(widths).map((layout, index): Layer => {
    const weights = parameters.subarray(layout.weights, layout.biases);
    sums = spread(parameters.subarray(layout.biases, layout.end), examplesOf(network));
    addForward(sums, given, weights, layout);
    const isLast = index === widths.length - 2;
    const layer = {
      ...{ layout, weights, given },
      slopes: sums.map((z) => (isLast ? 1 : differentiate(activation, z))),
      curvatures: sums.map((z) => (isLast ? 0 : differentiateTwice(activation, z))),
      flow: new Float64Array(sums.length),
      deltas: new Float64Array(sums.length),
    };
    given = sums.map((z) => activate(activation, z));
    return layer;
  });
  return { layers, expected: expectedOf(network, sums) };
}

/** Fills in what is known of the layers after the way back. */
function backward(network: PlainNetwork, layers: Layer[], expected: Float64Array): void {
  const last = layers.at(-1)!;
  last.flow = expected.map((value, i) => (value - network.targets[i]!) / examplesOf(network));
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    layer.deltas = product(layer.flow, layer.slopes);
    if (index > 0) addBack(layers[index - 1]!.flow, layer.deltas, layer.weights, layer.layout);
  }
}

/**
 * What the outputs z say that the targets are, `[examples, outputs]`: with every loss, an example's ∂loss/∂z is what is
 * expected less the target.
 */
function expectedOf({ loss, widths }: PlainNetwork, outputs: Float64Array): Float64Array {
  switch (loss) {
    case 'squared-error':
      return outputs;
    case 'binary-cross-entropy':
      return outputs.map(sigmoidOf);
    case 'softmax-cross-entropy':
      return eachRow(outputs, widths.at(-1)!, (logits) => {
        const largest = Math.max(...logits);
        const powers = logits.map((logit) => exp(logit - largest));
        const total = sumOf(powers);
        return powers.map((power) => power / total);
      });
  }
}

/** R{what is expected} from R{z}. */
function changesOf(
  { loss, widths }: PlainNetwork,
  expected: Float64Array,
  change: Float64Array,
): Float64Array {
  switch (loss) {
    case 'squared-error':
      return change;
    case 'binary-cross-entropy':
      return change.map((own, i) => expected[i]! * (1 - expected[i]!) * own);
    case 'softmax-cross-entropy': {
      const shares = product(expected, change);
      const totals = eachRow(shares, widths.at(-1)!, (row) => row.fill(sumOf(row)));
      return shares.map((share, i) => share - expected[i]! * totals[i]!);
    }
  }
}

/** Of a layer's h and z. */
interface Changes {
  given: Float64Array;
  sums: Float64Array;
}

/** R{z} = R{h} · W + h · V + c, where the direction has V for the weights W and c for the biases. */
function changesForward(layers: Layer[], direction: Float64Array): Changes[] {
  let given: Float64Array = new Float64Array(layers[0]!.given.length);
  return layers.map(({ layout, weights, given: units, slopes }) => {
    const own = given;
    const sums = spread(direction.subarray(layout.biases, layout.end), slopes.length / layout.outputs);
    addForward(sums, own, weights, layout);
    addForward(sums, units, direction.subarray(layout.weights, layout.biases), layout);
    given = product(slopes, sums);
    return { given: own, sums };
  });
}

/**
 * R{∂J/∂W} = R{h}ᵀ · deltas + hᵀ · R{deltas} and R{∂J/∂b} = 1ᵀ · R{deltas}, layer by layer from the last, with
 * R{deltas} = R{flow} ∘ f′ + flow ∘ f″ ∘ R{z} and, of the layer before, R{flow} = R{deltas} · Wᵀ + deltas · Vᵀ.
 */
function changesBack(
  layers: Layer[],
  direction: Float64Array,
  changes: Changes[],
  changeOfFlow: Float64Array,
): Float64Array {
  const result = new Float64Array(direction.length);
  let flow = changeOfFlow;
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    const { layout, slopes, curvatures } = layer;
    const { given, sums } = changes[index]!;
    const deltas = flow.map((own, i) => own * slopes[i]! + layer.flow[i]! * curvatures[i]! * sums[i]!);
    const ofWeights = result.subarray(layout.weights, layout.biases);
    addOuter(ofWeights, given, layer.deltas, layout);
    addOuter(ofWeights, layer.given, deltas, layout);
    addRows(result.subarray(layout.biases, layout.end), deltas);
    flow = new Float64Array(given.length);
    addBack(flow, deltas, layer.weights, layout);
    addBack(flow, layer.deltas, direction.subarray(layout.weights, layout.biases), layout);
  }
  return result;
}

/** The same row `examples` times. */
const spread = (row: Float64Array, examples: number): Float64Array =>
  Float64Array.from({ length: examples * row.length }, (_, i) => row[i % row.length]!);

const product = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value * b[i]!);

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Each row of so many numbers as `change` makes it. */
function eachRow(
  rows: Float64Array,
  width: number,
  change: (row: Float64Array) => Float64Array,
): Float64Array {
  const changed = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += width) changed.set(change(rows.slice(at, at + width)), at);
  return changed;
}

/** sums += units · weights */
function addForward(
  sums: Float64Array,
  units: Float64Array,
  weights: Float64Array,
  { inputs, outputs }: LayerLayout,
): void {
  for (let row = 0, to = 0; to < sums.length; row += inputs, to += outputs)
    for (let i = 0; i < inputs; i++) {
      const unit = units[row + i]!;
      for (let j = 0; j < outputs; j++) sums[to + j]! += unit * weights[i * outputs + j]!;
    }
}

/** flow += deltas · weightsᵀ */
function addBack(
  flow: Float64Array,
  deltas: Float64Array,
  weights: Float64Array,
  { inputs, outputs }: LayerLayout,
): void {
  for (let row = 0, from = 0; from < deltas.length; row += inputs, from += outputs)
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum += deltas[from + j]! * weights[i * outputs + j]!;
      flow[row + i]! += sum;
    }
}

/** gradient += unitsᵀ · deltas */
function addOuter(
  gradient: Float64Array,
  units: Float64Array,
  deltas: Float64Array,
  { inputs, outputs }: LayerLayout,
): void {
  for (let row = 0, from = 0; from < deltas.length; row += inputs, from += outputs)
    for (let i = 0; i < inputs; i++) {
      const unit = units[row + i]!;
      for (let j = 0; j < outputs; j++) gradient[i * outputs + j]! += unit * deltas[from + j]!;
    }
}

/** gradient += the sum of the rows */
function addRows(gradient: Float64Array, rows: Float64Array): void {
  for (let i = 0; i < rows.length; i++) gradient[i % gradient.length]! += rows[i]!;
}
