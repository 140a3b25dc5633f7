import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/training/engine.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { activations, losses, type Activation, type Loss } from '../../../src/lib/training/spec.ts';
import { finiteDifferences, meanLossOf, outputsOf } from './fused/plain-network.ts';
import { aRun } from './studies.ts';

const examples = 7;
const everyExample = Array.from({ length: examples }, (_, i) => i);
const inputs = 3;

/** Numbers that look random and are not. */
const wiggle = (count: number, scale: number) =>
  Array.from({ length: count }, (_, i) => scale * Math.sin(1 + 2.3 * i * i));

function problemOf(loss: Loss, activation: Activation): Problem {
  const outputs = loss === 'binary-cross-entropy' ? 1 : 3;
  const widths = [inputs, 5, 4, outputs];
  const trainingInputs = Float32Array.from(wiggle(examples * inputs, 2));
  const trainingTargets = Float32Array.from({ length: examples * outputs }, (_, i) =>
    outputs === 1 ? i % 2 : Math.floor(i / outputs) % outputs === i % outputs ? 1 : 0,
  );
  const start = Float32Array.from(wiggle((inputs + 1) * 5 + (5 + 1) * 4 + (4 + 1) * outputs, 0.9));
  const run = aRun({ hidden: [5, 4], activation, learningRate: 1, batchSize: examples });
  return {
    loss,
    inputs,
    outputs,
    examples,
    trainingInputs,
    runs: [
      {
        run,
        widths,
        start,
        examples,
        labels: trainingTargets,
        trainingTargets,
        batchSize: examples,
        steps: 1,
        stepsPerEpoch: 1,
      },
    ],
  };
}

const everyPair = losses.flatMap((loss) => activations.map((activation) => ({ loss, activation })));

describe.each(everyPair)('$activation under $loss', ({ loss, activation }) => {
  const problem = problemOf(loss, activation);
  const meanLoss = (parameters: number[]) => meanLossOf(problem, parameters, everyExample);
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
