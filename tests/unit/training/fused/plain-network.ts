/** A network and its losses in plain float64, from the definitions. Knows nothing of the project's own arithmetic. */
import type { Problem } from '../../../../src/lib/training/engine.ts';
import type { Activation, Loss } from '../../../../src/lib/training/spec.ts';

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

export function outputsOf(
  widths: number[],
  activation: Activation,
  parameters: number[],
  example: number[],
): number[] {
  let at = 0;
  return widths.slice(1).reduce((units, width, layer) => {
    const biases = at + units.length * width;
    const sums = Array.from({ length: width }, (_, j) =>
      units.reduce((sum, unit, i) => sum + unit * parameters[at + i * width + j]!, parameters[biases + j]!),
    );
    at = biases + width;
    return layer === widths.length - 2 ? sums : sums.map(definitions[activation]);
  }, example);
}

export function lossOf(loss: Loss, outputs: number[], targets: number[]): number {
  switch (loss) {
    case 'squared-error':
      return outputs.reduce((sum, output, j) => sum + (output - targets[j]!) ** 2 / 2, 0);
    case 'binary-cross-entropy':
      return outputs.reduce(
        (sum, output, j) => sum + Math.log1p(Math.exp(targets[j]! > 0 ? -output : output)),
        0,
      );
    case 'softmax-cross-entropy': {
      const total = outputs.reduce((sum, output) => sum + Math.exp(output), 0);
      return outputs.reduce((sum, output, j) => sum + targets[j]! * (Math.log(total) - output), 0);
    }
  }
}

/** Mean loss of run 0 at `parameters` over some examples. */
export function meanLossOf(problem: Problem, parameters: number[], examples: ArrayLike<number>): number {
  const { inputs, outputs, loss, trainingInputs } = problem;
  const { widths, run, trainingTargets } = problem.runs[0]!;
  return (
    Array.from(examples).reduce((sum, n) => {
      const example = Array.from(trainingInputs.subarray(n * inputs, (n + 1) * inputs));
      const targets = Array.from(trainingTargets.subarray(n * outputs, (n + 1) * outputs));
      return sum + lossOf(loss, outputsOf(widths, run.activation, parameters, example), targets);
    }, 0) / examples.length
  );
}

/** The gradient of f at x by central differences, with an error of about 10⁻⁹. */
export function finiteDifferences(f: (x: number[]) => number, x: number[]): number[] {
  const h = 1e-5;
  return x.map((_, i) => {
    const moved = (by: number) => f(x.map((value, j) => (j === i ? value + by : value)));
    return (moved(h) - moved(-h)) / (2 * h);
  });
}
