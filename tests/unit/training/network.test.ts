import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/training/engine.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { activations, losses, type Activation, type Loss } from '../../../src/lib/training/spec.ts';
import { aRun } from './studies.ts';

/** A network in plain float64, written for this test alone. */
const definitions: Record<Activation, (x: number) => number> = {
  identity: (x) => x,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  relu: (x) => (x > 0 ? x : 0),
  'leaky-relu': (x) => (x > 0 ? x : x / 100),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  gelu: (x) => x * normalDistribution(x),
  swish: (x) => x / (1 + Math.exp(-x)),
};

/** Φ(x) by Simpson's rule. */
function normalDistribution(x: number): number {
  const intervals = 200;
  const density = (t: number) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(x);
  for (let i = 1; i < intervals; i++) sum += (i % 2 === 1 ? 4 : 2) * density((x * i) / intervals);
  return 0.5 + (sum * x) / intervals / 3;
}

function outputsOf(
  widths: number[],
  activation: Activation,
  parameters: number[],
  example: number[],
): number[] {
  let at = 0;
  return widths.slice(1).reduce((units, width, layer) => {
    const sums = Array.from({ length: width }, (_, j) =>
      units.reduce(
        (sum, unit, i) => sum + unit * parameters[at + i * width + j]!,
        parameters[at + units.length * width + j]!,
      ),
    );
    at += (units.length + 1) * width;
    return layer === widths.length - 2 ? sums : sums.map(definitions[activation]);
  }, example);
}

function lossOf(loss: Loss, outputs: number[], targets: number[]): number {
  switch (loss) {
    case 'squared-error':
      return outputs.reduce((sum, output, j) => sum + (output - targets[j]!) ** 2 / 2, 0);
    case 'binary-cross-entropy': {
      const p = 1 / (1 + Math.exp(-outputs[0]!));
      return -targets[0]! * Math.log(p) - (1 - targets[0]!) * Math.log(1 - p);
    }
    case 'softmax-cross-entropy': {
      const total = outputs.reduce((sum, output) => sum + Math.exp(output), 0);
      return -outputs.reduce((sum, output, j) => sum + targets[j]! * Math.log(Math.exp(output) / total), 0);
    }
  }
}

const examples = 7;
const inputs = 3;

/** Numbers that look random and are not. */
const wiggle = (count: number, scale: number) =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(1 + 2.3 * i * i));

function problemOf(
  loss: Loss,
  activation: Activation,
): { problem: Problem; meanLoss: (parameters: number[]) => number } {
  const outputs = loss === 'binary-cross-entropy' ? 1 : 3;
  const widths = [inputs, 5, 4, outputs];
  const trainingInputs = Float32Array.from(wiggle(examples * inputs, 2));
  const trainingTargets = Float32Array.from({ length: examples * outputs }, (_, i) =>
    outputs === 1 ? i % 2 : Math.floor(i / outputs) % outputs === i % outputs ? 1 : 0,
  );
  const start = Float32Array.from(wiggle((inputs + 1) * 5 + (5 + 1) * 4 + (4 + 1) * outputs, 0.9));
  const run = aRun({ hidden: [5, 4], activation, learningRate: 1, batchSize: examples });
  return {
    problem: {
      loss,
      inputs,
      outputs,
      examples,
      trainingInputs,
      runs: [{ run, widths, start, trainingTargets, batchSize: examples, steps: 1, stepsPerEpoch: 1 }],
    },
    meanLoss: (parameters) => {
      let sum = 0;
      for (let n = 0; n < examples; n++) {
        const example = Array.from(trainingInputs.subarray(n * inputs, (n + 1) * inputs));
        const target = Array.from(trainingTargets.subarray(n * outputs, (n + 1) * outputs));
        sum += lossOf(loss, outputsOf(widths, activation, parameters, example), target);
      }
      return sum / examples;
    },
  };
}

function finiteDifferences(f: (x: number[]) => number, x: number[]): number[] {
  const h = 1e-5;
  return x.map((_, i) => {
    const moved = (by: number) => f(x.map((value, j) => (j === i ? value + by : value)));
    return (moved(h) - moved(-h)) / (2 * h);
  });
}

const everyPair = losses.flatMap((loss) => activations.map((activation) => ({ loss, activation })));

describe.each(everyPair)('$activation under $loss', ({ loss, activation }) => {
  const { problem, meanLoss } = problemOf(loss, activation);
  const start = Array.from(problem.runs[0]!.start);
  const assignment = {
    run: 0,
    steps: 1,
    learningRates: Float32Array.of(1),
    batchSizes: Int32Array.of(examples),
    examples: Int32Array.from({ length: examples }, (_, i) => (3 * i) % examples),
    masks: null,
  };

  it('has the loss and the gradient of a plain network, by finite differences', async () => {
    const session = await reference.open(problem);
    const [batchLosses] = session.advance([assignment]);
    // One step of gradient descent at learning rate 1 is the gradient.
    const gradient = start.map((before, i) => before - session.parameters(0)[i]!);
    session.dispose();
    expect(batchLosses![0]).toBeCloseTo(meanLoss(start), 5);
    finiteDifferences(meanLoss, start).forEach((slope, i) =>
      expect(gradient[i], `parameter ${i}`).toBeCloseTo(slope, 5),
    );
    expect(Math.hypot(...gradient)).toBeGreaterThan(0.1);
  });

  it('has gradient norms that agree', async () => {
    const session = await reference.open(problem);
    const [norms] = session.gradientNorms([0]);
    session.dispose();
    const slopes = finiteDifferences(meanLoss, start);
    const weightsOnly = [slopes.slice(0, 15), slopes.slice(20, 40), slopes.slice(44, -problem.outputs)];
    weightsOnly.forEach((slopes, layer) => expect(norms![layer]).toBeCloseTo(Math.hypot(...slopes), 5));
  });

  it('predicts what a plain network does', async () => {
    const session = await reference.open(problem);
    const [outputs] = session.predict([0], problem.trainingInputs);
    session.dispose();
    const { widths } = problem.runs[0]!;
    for (let n = 0; n < examples; n++) {
      const example = Array.from(problem.trainingInputs.subarray(n * inputs, (n + 1) * inputs));
      outputsOf(widths, activation, start, example).forEach((output, j) =>
        expect(outputs![n * problem.outputs + j]).toBeCloseTo(output, 5),
      );
    }
  });
});
