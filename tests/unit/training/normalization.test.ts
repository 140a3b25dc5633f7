import { describe, expect, it } from 'vitest';
import { usualNormalizations } from '../../../src/lib/study/defaults.ts';
import type { Problem } from '../../../src/lib/training/engine.ts';
import { layersOf } from '../../../src/lib/training/engine.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { initialParameters } from '../../../src/lib/training/initialize.ts';
import { biasFlags, unpack } from '../../../src/lib/training/parameters.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import {
  batchOutputsOf,
  finiteDifferences,
  meanLossOf,
  type Moments,
  type MomentsOf,
} from './fused/plain-network.ts';
import { aProblem, assign, difference, norm, outcome } from './fused/problems.ts';
import { aRun } from './studies.ts';

const normalization = { ...usualNormalizations.batch, momentum: 0.3 };

/** Frozen, so that by hand all batches are seen by the same network. */
const frozen = { normalization, hidden: [5, 4], batchSize: 7, learningRate: 0, shortcuts: true };

const rowsOf = (values: Float32Array, width: number) =>
  Array.from({ length: values.length / width }, (_, n) => [...values.subarray(n * width, (n + 1) * width)]);

/** The running mean and variance after `steps` steps, layer by layer, unit by unit, by the definition. */
function runningByHand(problem: Problem, steps: number): MomentsOf {
  const { widths, run, start } = problem.runs[0]!;
  const { batchSizes, examples } = assign(problem, 0, steps);
  const inputs = rowsOf(problem.trainingInputs, problem.inputs);
  const running = run.hidden.map((units) => Array.from({ length: units }, (): Moments => [0, 1]));
  let first = 0;
  for (const size of batchSizes) {
    const batch = Array.from(examples.subarray(first, (first += size)), (n) => inputs[n]!);
    batchOutputsOf(widths, run, [...start], batch, (layer, unit, ofBatch) => {
      const [mean, variance] = running[layer]![unit]!;
      const [ownMean, ownVariance] = ofBatch;
      running[layer]![unit] = [
        0.7 * mean + 0.3 * ownMean,
        0.7 * variance + (0.3 * ownVariance * size) / (size - 1),
      ];
      return ofBatch;
    });
  }
  return (layer, unit) => running[layer]![unit]!;
}

describe.each([fused, reference])(
  'batch normalisation outside of training, in the engine $name',
  (engine) => {
    it.each([0, 1, 5])('goes by the running mean and variance, after %i steps', async (steps) => {
      const problem = aProblem([frozen], { loss: 'softmax-cross-entropy', examples: 131 });
      const { widths, run, start, trainingTargets } = problem.runs[0]!;
      const session = await engine.open(problem);
      if (steps > 0) session.advance([assign(problem, 0, steps)]);
      const [outputs] = session.predict([0], problem.trainingInputs);
      const [first] = session.predict([0], problem.trainingInputs.slice(0, problem.inputs));
      const { loss } = session.score(0, problem.trainingInputs, trainingTargets);
      const [norms] = session.gradientNorms([0]);
      session.dispose();

      const running = runningByHand(problem, steps);
      const inputs = rowsOf(problem.trainingInputs, problem.inputs);
      const exact = batchOutputsOf(widths, run, [...start], inputs, running).flat();
      expect(norm(difference(outputs!, exact))).toBeLessThan(1e-5 * norm(exact));
      expect([...first!]).toEqual([...outputs!.subarray(0, 3)]);
      const meanLoss = (x: number[]) => meanLossOf(problem, x, [...inputs.keys()], running);
      expect(loss).toBeCloseTo(meanLoss([...start]), 5);
      const gradient = finiteDifferences(meanLoss, [...start]);
      layersOf(widths, run).forEach(({ weights, biases }, layer) => {
        const expected = norm(gradient.slice(weights, biases));
        expect(Math.abs(norms![layer]! - expected)).toBeLessThan(1e-4 * expected);
      });
    });

    it('is of each network of a stack its own', async () => {
      const runs = [frozen, { ...frozen, normalization: { ...normalization, momentum: 0.9 } }, frozen];
      const problem = aProblem(runs);
      const together = await outcome(engine, problem, 4);
      for (const run of problem.runs.keys()) {
        const own = { ...problem, runs: [problem.runs[run]!] };
        const session = await engine.open(own);
        session.advance([{ ...assign(problem, run, 4), run: 0 }]);
        expect(session.predict([0], problem.trainingInputs)[0]).toEqual(together.predictions[run]);
        session.dispose();
      }
    });
  },
);

describe.each([fused, reference])('penalties in the engine $name', (engine) => {
  it('leave biases and scales alone', async () => {
    const knobs = { ...frozen, learningRate: 0.1 };
    const penalties = { l2: 0.5, l1: 0.1, weightDecay: 0.2 };
    const [plain, penalised] = [aProblem([knobs]), aProblem([{ ...knobs, ...penalties }])];
    const [a, b] = [await outcome(engine, plain, 1), await outcome(engine, penalised, 1)];
    const { widths, run } = plain.runs[0]!;
    for (const { weights, biases, end } of layersOf(widths, run)) {
      expect(a.parameters[0]!.subarray(biases, end)).toEqual(b.parameters[0]!.subarray(biases, end));
      expect(a.parameters[0]!.subarray(weights, biases)).not.toEqual(
        b.parameters[0]!.subarray(weights, biases),
      );
    }
  });
});

describe('the parameters of a network that normalises', () => {
  const widths = [2, 3, 1];
  const run = aRun({ normalization, hidden: [3] });

  it('start with biases of zero and, in hidden layers, scales of one, its weights as without', () => {
    const [hidden, last] = unpack(initialParameters(run, widths), widths, run);
    const [plainHidden, plainLast] = unpack(initialParameters(aRun(), widths), widths);
    expect(hidden).toEqual({ ...plainHidden, scales: [1, 1, 1] });
    expect(plainHidden!.biases).toEqual([0, 0, 0]);
    expect(last).toEqual(plainLast);
  });

  it('are weights, biases and scales, layer by layer', () => {
    const parameters = Float32Array.from({ length: 16 }, (_, i) => i);
    expect(unpack(parameters, widths, run)).toEqual([
      {
        weights: [
          [0, 1, 2],
          [3, 4, 5],
        ],
        biases: [6, 7, 8],
        scales: [9, 10, 11],
      },
      { weights: [[12], [13], [14]], biases: [15], scales: [] },
    ]);
    const flags = biasFlags(widths, run);
    expect(flags.flatMap((isBias, i) => (isBias ? [i] : []))).toEqual([6, 7, 8, 15]);
    expect(flags).toHaveLength(16);
  });
});
