import { describe, expect, it } from 'vitest';
import { usualNormalizations } from '../../../../src/lib/study/defaults.ts';
import type { Problem } from '../../../../src/lib/training/engine.ts';
import { layersOf } from '../../../../src/lib/training/engine.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import { reference } from '../../../../src/lib/training/reference.ts';
import { activations, losses } from '../../../../src/lib/training/spec.ts';
import { finiteDifferences, meanLossOf, outputsOf } from './plain-network.ts';
import { aProblem, assign, difference, norm, outcome, roundoff } from './problems.ts';

/**
 * With learning rate 1 one step of SGD is the gradient, but for the rounding of w − g. Of the gradient itself every
 * entry is a sum of products along paths through three layers; each of the some 60 operations on a path and in its sums
 * rounds once, and their errors are random enough that we grant the norm a third of their sum.
 */
const tolerance = (gradient: number[], start: Float32Array, magnified: number) =>
  magnified * 20 * roundoff * norm(gradient) + roundoff * norm(start);

/** Normalising divides errors by the deviation, which of two or three sums may be a small part of their size. */
const magnifiedByNormalizing = 16;

describe.each(losses)('the gradient of %s', (loss) => {
  it.each(activations)('is that of a plain float64 network: %s', async (activation) => {
    const problem = aProblem([{ activation, hidden: [5, 6], learningRate: 1, batchSize: 11 }], {
      loss,
      inputs: 3,
    });
    await expectExactStep(problem);
  });
});

it.each(['binary-cross-entropy', 'softmax-cross-entropy'] as const)(
  'the gradient of %s with smoothed labels is that of a plain float64 network',
  async (loss) => {
    const problem = aProblem([{ hidden: [6], learningRate: 1, batchSize: 9 }], { loss });
    const [run] = problem.runs;
    run!.trainingTargets = run!.labels.map((label) => 0.1 + 0.7 * label);
    await expectExactStep(problem);
  },
);

describe('the gradient of other shapes', () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 33])('batches of %i', async (batchSize) => {
    await expectExactStep(aProblem([{ hidden: [6], learningRate: 1, batchSize }]));
  });

  it.each([
    [[]],
    [[1]],
    [[2]],
    [[3]],
    [[4]],
    [[7]],
    [[8]],
    [[9]],
    [[13]],
    [[17, 3]],
    [[1, 1]],
    [[3, 4, 5, 6]],
  ])('hidden layers %j', async (hidden) => {
    for (const loss of losses) {
      await expectExactStep(aProblem([{ hidden, learningRate: 1, batchSize: 5 }], { loss }));
    }
  });

  it.each([
    [1, 1],
    [1, 5],
    [5, 2],
    [8, 4],
    [64, 10],
  ])('%i inputs, %i outputs', async (inputs, outputs) => {
    await expectExactStep(aProblem([{ hidden: [4], learningRate: 1, batchSize: 6 }], { inputs, outputs }));
  });
});

const normalizations = Object.values(usualNormalizations);

describe.each([fused, reference])('the gradient of the engine $name', (engine) => {
  describe.each(normalizations)('with $kind normalisation', (normalization) => {
    it.each(losses)('of %s', async (loss) => {
      const run = { normalization, hidden: [5, 6], learningRate: 1, batchSize: 11 };
      await expectExactStep(aProblem([run], { loss, inputs: 3 }), engine);
    });

    it.each([
      [3, [4], 2],
      [2, [13], 5],
      [9, [8, 3, 7], 6],
      [1, [17, 2], 33],
    ])('%i inputs, hidden layers %j, batches of %i', async (inputs, hidden, batchSize) => {
      for (const activation of ['tanh', 'swish'] as const) {
        const run = { normalization, activation, hidden, learningRate: 1, batchSize };
        await expectExactStep(aProblem([run], { inputs }), engine);
      }
    });
  });

  it.each([[[4, 4]], [[5, 5, 5, 5]], [[3, 3, 6, 6, 6, 2]], [[2, 3, 3, 2]], [[7]]])(
    'with shortcuts, hidden layers %j',
    async (hidden) => {
      for (const normalization of [undefined, ...normalizations])
        for (const branchScale of [1, 0.3]) {
          const run = { normalization, shortcuts: true, branchScale, hidden, learningRate: 1, batchSize: 7 };
          await expectExactStep(aProblem([run]), engine);
        }
    },
  );
});

async function expectExactStep(problem: Problem, engine = fused) {
  const { losses: histories, parameters } = await outcome(engine, problem, 1);
  const { start, run } = problem.runs[0]!;
  const magnified = run.normalization ? magnifiedByNormalizing : 1;
  const { examples } = assign(problem, 0, 1);
  const exact = finiteDifferences((x) => meanLossOf(problem, x, examples), Array.from(start));
  const gradient = difference(start, parameters[0]!);
  expect(norm(difference(gradient, exact))).toBeLessThan(tolerance(exact, start, magnified));
  const loss = meanLossOf(problem, Array.from(start), examples);
  expect(Math.abs(histories[0]![0]! - loss)).toBeLessThan(magnified * 20 * roundoff * loss);
}

describe('evaluation', () => {
  it.each(losses)('predicts what the plain network predicts, on any number of points (%s)', async (loss) => {
    const problem = aProblem([{ hidden: [5, 3], activation: 'gelu' }], { loss, inputs: 3, examples: 131 });
    const session = await fused.open(problem);
    const [outputs] = session.predict([0], problem.trainingInputs);
    session.dispose();
    const { widths, start } = problem.runs[0]!;
    const exact = Array.from({ length: problem.examples }, (_, n) =>
      outputsOf(
        widths,
        'gelu',
        Array.from(start),
        Array.from(problem.trainingInputs.subarray(3 * n, 3 * n + 3)),
      ),
    ).flat();
    expect(norm(difference(outputs!, exact))).toBeLessThan(20 * roundoff * norm(exact));
  });

  it.each(losses)('scores what the plain network would (%s)', async (loss) => {
    const problem = aProblem([{ hidden: [5, 3], activation: 'swish' }], { loss, inputs: 3, examples: 131 });
    const { widths, start, trainingTargets } = problem.runs[0]!;
    const session = await fused.open(problem);
    const score = session.score(0, problem.trainingInputs, trainingTargets);
    session.dispose();
    const all = Array.from({ length: problem.examples }, (_, n) => n);
    const exact = meanLossOf(problem, Array.from(start), all);
    expect(Math.abs(score.loss - exact)).toBeLessThan(20 * roundoff * exact);
    const right = all.filter((n) => {
      const example = Array.from(problem.trainingInputs.subarray(3 * n, 3 * n + 3));
      const outputs = outputsOf(widths, 'swish', Array.from(start), example);
      const targets = Array.from(trainingTargets.subarray(n * outputs.length, (n + 1) * outputs.length));
      if (outputs.length === 1) return outputs[0]! > 0 === targets[0]! > 0.5;
      return outputs.indexOf(Math.max(...outputs)) === targets.indexOf(Math.max(...targets));
    });
    expect(score.accuracy).toBeCloseTo(right.length / problem.examples, 6);
    expect(score.accuracy).toBeGreaterThan(0);
    expect(score.accuracy).toBeLessThan(1);
  });

  it.each(losses)('measures the gradient of each layer over the whole training set (%s)', async (loss) => {
    const problem = aProblem([{ hidden: [5, 3], activation: 'swish' }], { loss, examples: 131 });
    const { widths, start } = problem.runs[0]!;
    const session = await fused.open(problem);
    const [norms] = session.gradientNorms([0]);
    session.dispose();
    const all = Array.from({ length: problem.examples }, (_, n) => n);
    const exact = finiteDifferences((x) => meanLossOf(problem, x, all), Array.from(start));
    layersOf(widths).forEach(({ weights, biases }, layer) => {
      const expected = norm(exact.slice(weights, biases));
      expect(Math.abs(norms![layer]! - expected)).toBeLessThan(1e-5 * expected);
    });
  });
});
