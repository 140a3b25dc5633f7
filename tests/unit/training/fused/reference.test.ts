import { describe, expect, it } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import { usualNormalizations } from '../../../../src/lib/study/defaults.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import { reference } from '../../../../src/lib/training/reference.ts';
import { activations, losses, type Optimizer, type Schedule } from '../../../../src/lib/training/spec.ts';
import { train } from '../../../../src/lib/training/train.ts';
import { aRegression, aRun, aStudy } from '../studies.ts';
import { aProblem, difference, norm, outcome, roundoff } from './problems.ts';

const optimizers: Optimizer[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9, form: 'goh' },
  { kind: 'momentum', beta: 0.9, form: 'ng' },
  { kind: 'nesterov', beta: 0.8 },
  // With the usual tiny ε the first step of these two is the gradient's sign, which for a gradient that is 0 but for
  // rounding is either. At this ε their step is a smooth function of the gradient.
  { kind: 'rmsprop', beta: 0.9, epsilon: 1e-2 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-2 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-2, biasCorrection: false },
  { kind: 'adagrad', epsilon: 1e-2 },
  { kind: 'lion', beta1: 0.9, beta2: 0.99 },
];

/**
 * Both engines round every operation to float32, in different orders, so each step's gradient differs by some 20
 * roundoffs (see gradient.test.ts) and each weight by one; RMSProp and Adam divide by √s + ε, which magnifies a small
 * entry's difference up to 1/ε-fold relative to a step of size 1. The factor 40 leaves room for four steps of that.
 */
const tolerance = (start: Float32Array, end: Float32Array) =>
  roundoff * (40 * 4 * norm(difference(end, start)) + 4 * norm(start));

describe.each(losses)('%s', (loss) => {
  describe.each(activations)('%s', (activation) => {
    it.each(optimizers)('four steps of $kind $form are those of the reference', async (optimizer) => {
      const run = { activation, optimizer, hidden: [5, 6], batchSize: 7, learningRate: 0.05, l2: 0.01 };
      const problem = aProblem([run], { loss });
      const [ours, theirs] = [await outcome(fused, problem, 4), await outcome(reference, problem, 4)];
      const { start } = problem.runs[0]!;
      const end = theirs.parameters[0]!;
      expect(norm(difference(end, start))).toBeGreaterThan(0.001);
      expect(norm(difference(ours.parameters[0]!, end))).toBeLessThan(tolerance(start, end));
      expect(norm(difference(ours.losses[0]!, theirs.losses[0]!))).toBeLessThan(
        80 * roundoff * norm(theirs.losses[0]!),
      );
    });
  });
});

describe('what a run may have besides', () => {
  it.each(optimizers)('dropout with $kind $form', async (optimizer) => {
    const problem = aProblem([{ optimizer, hidden: [7, 5], dropout: 0.2, batchSize: 9, learningRate: 0.05 }]);
    const [ours, theirs] = [await outcome(fused, problem, 4), await outcome(reference, problem, 4)];
    const { start } = problem.runs[0]!;
    const end = theirs.parameters[0]!;
    expect(norm(difference(ours.parameters[0]!, end))).toBeLessThan(tolerance(start, end));
  });

  it.each(['binary-cross-entropy', 'softmax-cross-entropy'] as const)(
    'smoothed labels of %s',
    async (loss) => {
      const problem = aProblem([{ hidden: [5], learningRate: 0.05 }], { loss });
      const [prepared] = problem.runs;
      prepared!.trainingTargets = prepared!.labels.map((label) => 0.1 + 0.7 * label);
      const [ours, theirs] = [await outcome(fused, problem, 4), await outcome(reference, problem, 4)];
      const end = theirs.parameters[0]!;
      expect(norm(difference(ours.parameters[0]!, end))).toBeLessThan(tolerance(prepared!.start, end));
      expect(norm(difference(ours.losses[0]!, theirs.losses[0]!))).toBeLessThan(
        80 * roundoff * norm(theirs.losses[0]!),
      );
    },
  );

  it('thirty runs of different kinds in one call', async () => {
    const runs = Array.from({ length: 30 }, (_, index) => ({
      hidden: [[], [3], [8, 8], [5, 2, 7]][index % 4]!,
      activation: activations[index % activations.length]!,
      optimizer: optimizers[index % optimizers.length]!,
      batchSize: 1 + ((5 * index) % 19),
      dropout: index % 7 === 3 ? 0.3 : 0,
      learningRate: 0.05,
    }));
    const problem = aProblem(runs, { loss: 'softmax-cross-entropy' });
    const [ours, theirs] = [await outcome(fused, problem, 4), await outcome(reference, problem, 4)];
    problem.runs.forEach(({ start }, run) => {
      const end = theirs.parameters[run]!;
      expect(norm(difference(ours.parameters[run]!, end))).toBeLessThan(tolerance(start, end));
    });
  });
});

const schedules: Schedule[] = [
  { kind: 'constant' },
  { kind: 'inverse-time', decayRate: 0.5 },
  { kind: 'exponential', gamma: 0.9 },
  { kind: 'inverse-square-root', k: 1 },
  { kind: 'staircase', factor: 0.5, at: [2, 4] },
  { kind: 'cosine' },
  { kind: 'warm-up', steps: 10, then: { kind: 'constant' } },
  { kind: 'range-test', to: 0.2 },
];

describe('whole studies', () => {
  // tanh at these rates is stable: a difference at one step is not magnified by the next ones, so a hundred steps differ
  // by no more than a hundred times one step's.
  it.each(schedules)('a hundred steps on the schedule $kind', async (schedule) => {
    const study = aStudy({
      budget: { steps: 100 },
      runs: [
        aRun({ schedule, learningRate: 0.05 }),
        aRun({ schedule, optimizer: { kind: 'momentum', beta: 0.5, form: 'goh' } }),
      ],
      record: { checkpoints: 4, accuracy: true, gradientNorms: true, weights: true },
    });
    await expectSameHistory(study);
  });

  it.each([1, 2, 3, 4])(
    'fifty steps of random networks that normalise or have shortcuts (%i)',
    async (seed) => {
      const random = stream(seed, 'studies');
      const oneOf = <T>(choices: readonly T[]) => choices[random.integer(choices.length)]!;
      const runs = Array.from({ length: 6 }, (_, index) =>
        aRun({
          seed: index,
          hidden: oneOf([[6], [5, 5], [8, 8, 8], [4, 7, 7]]),
          activation: oneOf(activations.filter((activation) => !activation.includes('relu'))),
          normalization: oneOf([undefined, ...Object.values(usualNormalizations)]),
          shortcuts: oneOf([true, false]),
          branchScale: oneOf([undefined, 0.5]),
          // The sign of a gradient that is 0 but for rounding is either: fifty steps of Lion part.
          optimizer: oneOf(optimizers.filter(({ kind }) => kind !== 'lion')),
          batchSize: oneOf([7, 10, 30]),
          dropout: oneOf([0, 0.2]),
          l2: oneOf([0, 0.01]),
          softThreshold: oneOf([0, 0.01]),
          learningRate: 0.02,
        }),
      );
      const record = { checkpoints: 3, accuracy: true, gradientNorms: true, weights: true };
      await expectSameHistory(aStudy({ budget: { steps: 50 }, runs, record }));
    },
  );

  it('records predictions for regression', async () => {
    const runs = [aRun({ hidden: [6], activation: 'swish' })];
    await expectSameHistory(
      aRegression({ runs, record: { checkpoints: 2, outputs: { kind: 'line', x: [-1, 1], points: 21 } } }),
    );
  });
});

async function expectSameHistory(study: Parameters<typeof train>[0]) {
  const ours = await train(study, { engine: fused });
  const theirs = await train(study, { engine: reference });
  const close = 1e-4;
  theirs.runs.forEach((run, index) => {
    const own = ours.runs[index]!;
    expect(own.divergedAt).toBe(run.divergedAt);
    expect(own.learningRate).toEqual(run.learningRate);
    expect(norm(difference(own.batchLoss, run.batchLoss))).toBeLessThan(close * norm(run.batchLoss));
    expect(own.checkpoints.map(({ step }) => step)).toEqual(run.checkpoints.map(({ step }) => step));
    run.checkpoints.forEach((checkpoint, number) => {
      const { trainingLoss, validationLoss, gradientNorms, weights, outputs, trainingAccuracy } =
        own.checkpoints[number]!;
      expect(Math.abs(trainingLoss - checkpoint.trainingLoss)).toBeLessThan(close * checkpoint.trainingLoss);
      expect(Math.abs(validationLoss - checkpoint.validationLoss)).toBeLessThan(
        close * checkpoint.validationLoss,
      );
      expect(trainingAccuracy).toBe(checkpoint.trainingAccuracy);
      for (const [a, b] of [
        [gradientNorms, checkpoint.gradientNorms],
        [weights, checkpoint.weights],
        [outputs, checkpoint.outputs],
      ]) {
        expect(a?.length).toBe(b?.length);
        if (a && b) expect(norm(difference(a, b))).toBeLessThan(close * norm(b));
      }
    });
  });
}
