import { describe, expect, it } from 'vitest';
import { layersOf } from '../../../src/lib/training/engine.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import type { Optimizer, Run } from '../../../src/lib/training/spec.ts';
import { finiteDifferences, meanLossOf } from './fused/plain-network.ts';
import { aProblem, assign, difference, norm, outcome, roundoff } from './fused/problems.ts';

const learningRate = 0.1;
const shape = { hidden: [5, 6], batchSize: 7, learningRate };

/** What one step of plain descent at rate α takes off each parameter of a network, and which of these are weights. */
async function takenOff(engine: typeof fused, knobs: Partial<Run>, outputs = 3) {
  const problem = aProblem([{ ...shape, ...knobs }], { outputs });
  const { start, widths } = problem.runs[0]!;
  const end = (await outcome(engine, problem, 1)).parameters[0]!;
  const { examples } = assign(problem, 0, 1);
  const gradient = finiteDifferences((x) => meanLossOf(problem, x, examples), Array.from(start));
  const isWeight = Array.from(start, () => false);
  for (const { weights, biases } of layersOf(widths)) isWeight.fill(true, weights, biases);
  return { start, taken: difference(start, end), gradient, isWeight };
}

describe.each([fused, reference])('one step of the engine $name', (engine) => {
  it.each([1, 3])(
    'with every penalty, of %d outputs, takes α(g + λ₂w + λ₁ sign w) + αλw off',
    async (outputs) => {
      const penalties = { l2: 0.03, l1: 0.02, weightDecay: 0.4 };
      const { start, taken, gradient, isWeight } = await takenOff(engine, penalties, outputs);
      const expected = gradient.map((slope, i) => {
        const w = start[i]!;
        const penalty = penalties.l2 * w + penalties.l1 * Math.sign(w);
        // The step is taken from the decayed weight, against the gradient at the weight itself.
        return learningRate * (isWeight[i] ? slope + penalty + penalties.weightDecay * w : slope);
      });
      expect(norm(difference(taken, expected))).toBeLessThan(20 * roundoff * norm(start));
    },
  );

  it.each([1, 3])(
    'clipped, of %d outputs, has the direction of the gradient and the norm asked for',
    async (outputs) => {
      const { start, taken, gradient } = await takenOff(engine, { clipNorm: 0.2 }, outputs);
      expect(norm(gradient)).toBeGreaterThan(0.3);
      const expected = gradient.map((slope) => (learningRate * 0.2 * slope) / norm(gradient));
      expect(norm(difference(taken, expected))).toBeLessThan(20 * roundoff * norm(start));
    },
  );

  it('clips the gradient with its penalties, and not the decay', async () => {
    const knobs = { clipNorm: 0.2, l2: 0.5, weightDecay: 0.4 };
    const { start, taken, gradient, isWeight } = await takenOff(engine, knobs);
    const penalised = gradient.map((slope, i) => (isWeight[i] ? slope + 0.5 * start[i]! : slope));
    const expected = penalised.map(
      (slope, i) => learningRate * ((0.2 * slope) / norm(penalised) + (isWeight[i] ? 0.4 * start[i]! : 0)),
    );
    expect(norm(difference(taken, expected))).toBeLessThan(20 * roundoff * norm(start));
  });

  it('is, where the gradient is shorter than the norm, what it is without clipping, to the bit', async () => {
    const clipped = await takenOff(engine, { clipNorm: 1e6, l2: 0.03 });
    const plain = await takenOff(engine, { l2: 0.03 });
    expect(clipped.taken).toEqual(plain.taken);
  });
});

describe.each([fused, reference])('the soft threshold of the engine $name', (engine) => {
  it.each([1, 3])(
    'of %d outputs, takes αλ off the size of each weight, and stops at zero',
    async (outputs) => {
      const threshold = 2;
      const plain = await takenOff(engine, { l2: 0.03 }, outputs);
      const thresholded = await takenOff(engine, { l2: 0.03, softThreshold: threshold }, outputs);
      const ends = difference(thresholded.start, thresholded.taken);
      const expected = difference(plain.start, plain.taken).map((w, i) =>
        plain.isWeight[i] ? Math.sign(w) * Math.max(Math.abs(w) - learningRate * threshold, 0) : w,
      );
      expect(norm(difference(ends, expected))).toBeLessThan(20 * roundoff * norm(plain.start));
      const zeros = (values: ArrayLike<number>) =>
        Array.from(values).filter((w, i) => w === 0 && plain.isWeight[i]).length;
      expect(zeros(expected)).toBeGreaterThan(3);
      expect(zeros(ends)).toBe(zeros(expected));
    },
  );
});

describe('weight decay', () => {
  const end = async (knobs: Partial<Run>) => {
    const problem = aProblem([{ ...shape, learningRate: 0.01, ...knobs }]);
    return (await outcome(fused, problem, 20)).parameters[0]!;
  };
  const adam: Optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  /** How far apart two ways end, relative to how far the penalty led. */
  const apart = async (optimizer: Optimizer) => {
    const [plain, l2, decayed] = [
      await end({ optimizer }),
      await end({ optimizer, l2: 0.1 }),
      await end({ optimizer, weightDecay: 0.1 }),
    ];
    return norm(difference(l2, decayed)) / norm(difference(l2, plain));
  };

  it('is the L2 penalty with plain descent, and is not with Adam', async () => {
    expect(await apart({ kind: 'sgd' })).toBeLessThan(1e-4);
    expect(await apart(adam)).toBeGreaterThan(0.5);
  });
});

it('twenty clipped, penalised steps with dropout are the reference’s, also beside plain runs', async () => {
  const optimizers: Optimizer[] = [
    { kind: 'sgd' },
    { kind: 'momentum', beta: 0.9, form: 'goh' },
    { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-2 },
  ];
  const limits = [
    {},
    { l1: 0.01 },
    { clipNorm: 0.5 },
    { clipNorm: 2, l1: 0.003, softThreshold: 0.01, weightDecay: 0.1 },
  ];
  const runs = optimizers.flatMap((optimizer) =>
    limits.map((limit) => ({ ...shape, ...limit, optimizer, dropout: 0.2, l2: 0.01, learningRate: 0.02 })),
  );
  const problem = aProblem(runs, { loss: 'softmax-cross-entropy' });
  const [ours, theirs] = [await outcome(fused, problem, 20), await outcome(reference, problem, 20)];
  problem.runs.forEach(({ start }, run) => {
    const end = theirs.parameters[run]!;
    const tolerance = roundoff * (40 * 20 * norm(difference(end, start)) + 20 * norm(start));
    expect(norm(difference(ours.parameters[run]!, end)), `run ${run}`).toBeLessThan(tolerance);
  });
});
