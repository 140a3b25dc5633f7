/** A network and its losses in plain float64, from the definitions. Knows nothing of the project's own arithmetic. */
import type { Problem } from '../../../../src/lib/training/engine.ts';
import type { Activation, Loss, Run } from '../../../../src/lib/training/spec.ts';

export const definitions: Record<Activation, (x: number) => number> = {
  identity: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  relu: (x) => Math.max(x, 0),
  'leaky-relu': (x) => (x > 0 ? x : x / 100),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  gelu: (x) => x * normalDistribution(x),
  swish: (x) => x / (1 + Math.exp(-x)),
};

/** Φ(x): the density's Maclaurin series, integrated term by term; in the tail the continued fraction of Mills's ratio. */
export function normalDistribution(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > 4) {
    let ratio = Math.abs(x);
    for (let n = 60; n >= 1; n--) ratio = Math.abs(x) + n / ratio;
    return x < 0 ? density / ratio : 1 - density / ratio;
  }
  let sum = 0;
  let term = x;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (x * x) / odd;
  }
  return 0.5 + density * sum;
}

/** What says how a network computes, but for its parameters. */
export type Architecture = Pick<Run, 'activation' | 'normalization' | 'shortcuts' | 'branchScale'>;

/** Mean and variance by which one number is normalised. */
export type Moments = [mean: number, variance: number];

/** Of unit `unit` in hidden layer `layer`; `ofBatch` are those of the batch at hand. */
export type MomentsOf = (layer: number, unit: number, ofBatch: Moments) => Moments;

export function momentsOf(values: number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}

/** What the network makes of one example. */
export const outputsOf = (
  widths: number[],
  activation: Activation,
  parameters: number[],
  example: number[],
): number[] => batchOutputsOf(widths, { activation }, parameters, [example])[0]!;

/**
 * What the network makes of each example of a batch. Batch normalisation goes by `moments`. `see` is told what each hidden
 * layer applies its activation to.
 */
export function batchOutputsOf(
  widths: number[],
  { activation, normalization, shortcuts, branchScale = 1 }: Architecture,
  parameters: number[],
  batch: number[][],
  moments: MomentsOf = (_layer, _unit, ofBatch) => ofBatch,
  see: (sums: number[][]) => void = () => {},
): number[][] {
  let at = 0;
  const take = (count: number) => parameters.slice(at, (at += count));
  return widths.slice(1).reduce((units, width, layer) => {
    const weights = take(units[0]!.length * width);
    const biases = take(width);
    let sums = units.map((row) =>
      biases.map((_, j) => row.reduce((sum, unit, i) => sum + unit * weights[i * width + j]!, 0)),
    );
    const isLast = layer === widths.length - 2;
    if (normalization && !isLast) {
      const scales = take(width);
      const ofUnits = biases.map((_, j) => moments(layer, j, momentsOf(sums.map((row) => row[j]!))));
      sums = sums.map((row) => {
        const ofExample = momentsOf(row);
        return row.map((z, j) => {
          const [mean, variance] = normalization.kind === 'batch' ? ofUnits[j]! : ofExample;
          return (scales[j]! * (z - mean)) / Math.sqrt(variance + normalization.epsilon);
        });
      });
    }
    sums = sums.map((row) => row.map((sum, j) => sum + biases[j]!));
    if (isLast) return sums;
    see(sums);
    const values = sums.map((row) => row.map(definitions[activation]));
    const isAdded = shortcuts && layer > 0 && width === widths[layer];
    return isAdded
      ? values.map((row, n) => row.map((value, j) => branchScale * value + units[n]![j]!))
      : values;
  }, batch);
}

export function lossOf(loss: Loss, outputs: number[], targets: number[]): number {
  switch (loss) {
    case 'squared-error':
      return outputs.reduce((sum, output, j) => sum + (output - targets[j]!) ** 2 / 2, 0);
    case 'binary-cross-entropy':
      return outputs.reduce(
        (sum, output, j) =>
          sum +
          targets[j]! * Math.log1p(Math.exp(-output)) +
          (1 - targets[j]!) * Math.log1p(Math.exp(output)),
        0,
      );
    case 'softmax-cross-entropy': {
      const total = outputs.reduce((sum, output) => sum + Math.exp(output), 0);
      return outputs.reduce((sum, output, j) => sum + targets[j]! * (Math.log(total) - output), 0);
    }
  }
}

/** Mean loss of run 0 at `parameters` over some examples. Batch normalisation goes by `moments`. */
export function meanLossOf(
  problem: Problem,
  parameters: number[],
  examples: ArrayLike<number>,
  moments?: MomentsOf,
): number {
  const { inputs, outputs, loss, trainingInputs } = problem;
  const { widths, run, trainingTargets } = problem.runs[0]!;
  const rows = (values: Float32Array, width: number) =>
    Array.from(examples, (n) => Array.from(values.subarray(n * width, (n + 1) * width)));
  const targets = rows(trainingTargets, outputs);
  const made = batchOutputsOf(widths, run, parameters, rows(trainingInputs, inputs), moments);
  return made.reduce((sum, row, n) => sum + lossOf(loss, row, targets[n]!), 0) / made.length;
}

/** The gradient of f at x by central differences, with an error of about 10⁻⁹. */
export function finiteDifferences(f: (x: number[]) => number, x: number[]): number[] {
  const h = 1e-5;
  return x.map((_, i) => {
    const moved = (by: number) => f(x.map((value, j) => (j === i ? value + by : value)));
    return (moved(h) - moved(-h)) / (2 * h);
  });
}
