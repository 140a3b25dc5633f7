import { describe, expect, it } from 'vitest';
import { loadData } from '../../../src/lib/data/load.ts';
import { differentiate, differentiateTwice } from '../../../src/lib/training/activations.ts';
import { fused } from '../../../src/lib/training/fused/fused.ts';
import { hessianOf, type PlainNetwork } from '../../../src/lib/training/hessian.ts';
import { reference } from '../../../src/lib/training/reference.ts';
import { sharpnessOf } from '../../../src/lib/training/sharpness.ts';
import { activations, losses } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { finiteDifferences, meanLossOf } from './fused/plain-network.ts';
import { aProblem } from './fused/problems.ts';
import { aRegression, aRun, aStudy } from './studies.ts';

const everyPair = losses.flatMap((loss) => activations.map((activation) => ({ loss, activation })));

/** A network of 33 parameters, or 27 with one output, and how its loss depends on them. */
function aNetwork({ loss, activation }: (typeof everyPair)[number]) {
  const problem = aProblem([{ hidden: [3, 4], activation }], { loss, examples: 9 });
  const { widths, start, trainingTargets: targets } = problem.runs[0]!;
  const examples = Array.from({ length: problem.examples }, (_, i) => i);
  const network: PlainNetwork = {
    ...{ loss, activation, widths, targets },
    ...{ parameters: start, inputs: problem.trainingInputs },
  };
  return { network, lossAt: (parameters: number[]) => meanLossOf(problem, parameters, examples) };
}

/** ∂²f/∂x² by central differences, with an error of about 10⁻⁷. */
function numericalHessian(f: (x: number[]) => number, x: number[]): number[][] {
  const h = 2e-4;
  const moved = (i: number, byI: number, j: number, byJ: number) => {
    const there = [...x];
    there[i]! += byI;
    there[j]! += byJ;
    return f(there);
  };
  return x.map((_, i) =>
    x.map(
      (_, j) =>
        (moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) / (4 * h * h),
    ),
  );
}

/** Whether no eigenvalue of a symmetric matrix is below zero: whether it has a Cholesky decomposition. */
function isPositive(matrix: number[][]): boolean {
  const root: number[][] = [];
  return matrix.every((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const across = j === i ? own : root[j]!;
      const rest = row[j]! - own.slice(0, j).reduce((sum, value, k) => sum + value * across[k]!, 0);
      own.push(j === i ? Math.sqrt(rest) : rest / across[j]!);
    }
    root.push(own);
    return own[i]! > 0;
  });
}

const isAboveAll = (x: number, matrix: number[][]) =>
  isPositive(matrix.map((row, i) => row.map((value, j) => (i === j ? x : 0) - value)));

describe.each(everyPair)('of $activation under $loss', (pair) => {
  const { network, lossAt } = aNetwork(pair);
  const hessian = numericalHessian(lossAt, Array.from(network.parameters));

  it('products with the Hessian are those with one made of finite differences', () => {
    const times = hessianOf(network);
    hessian.forEach((row, i) => {
      const direction = new Float64Array(row.length);
      direction[i] = 1;
      times(direction).forEach((value, j) => expect(value, `${i}, ${j}`).toBeCloseTo(row[j]!, 5));
    });
  });

  it('the sharpness is the largest eigenvalue of that', () => {
    const sharpness = sharpnessOf(network);
    expect(sharpness).toBeGreaterThan(0.1);
    expect(isAboveAll(sharpness + 1e-4, hessian)).toBe(true);
    expect(isAboveAll(sharpness - 1e-4, hessian)).toBe(false);
  });
});

it.each(activations)('%s has a second derivative that is the slope of its first', (activation) => {
  for (const x of [-20, -3.1, -1.2, -0.4, 0.3, 0.9, 2.2, 20])
    expect(differentiateTwice(activation, x)).toBeCloseTo(
      finiteDifferences(([x]) => differentiate(activation, x!), [x])[0]!,
      7,
    );
});

describe('of a line through points', () => {
  const aLine = (learningRate: number) => {
    const run = aRun({
      hidden: [],
      initializer: { kind: 'normal', deviation: 1 },
      batchSize: 30,
      learningRate,
    });
    return aRegression({
      budget: { steps: 60 },
      runs: [run],
      record: { checkpoints: 6, sharpness: true },
      divergence: 1e6,
    });
  };

  it.each([fused, reference])(
    'it is the larger eigenvalue of XᵀX / n, wherever the line: $name',
    async (engine) => {
      const study = aLine(0.1);
      const { training } = await loadData(study.data);
      const xs = Array.from(training.inputs);
      const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
      const [square, sum] = [mean(xs.map((x) => x * x)), mean(xs)];
      const larger = (square + 1) / 2 + Math.hypot((square - 1) / 2, sum);
      const { checkpoints } = (await train(study, { engine })).runs[0]!;
      expect(checkpoints).toHaveLength(7);
      for (const { sharpness } of checkpoints) expect(sharpness).toBeCloseTo(larger, 6);
    },
  );

  it('it is two over the learning rate beyond which descent leads upwards', async () => {
    const { sharpness } = (await train(aLine(0.1))).runs[0]!.checkpoints[0]!;
    const [below, above] = await Promise.all(
      [1.95, 2.05].map(async (share) => (await train(aLine(share / sharpness!))).runs[0]!.checkpoints),
    );
    const falls = (checkpoints: typeof below) =>
      checkpoints!.at(-1)!.trainingLoss < checkpoints!.at(-2)!.trainingLoss;
    expect([falls(below), falls(above)]).toEqual([true, false]);
  });
});

it('is of the loss alone: penalties, decay, dropout and the seed make no difference to it', async () => {
  const frozen = { learningRate: 0, initializer: { kind: 'zeros' } as const };
  const runs = [aRun(frozen), aRun({ ...frozen, l2: 1, l1: 0.5, weightDecay: 0.2, dropout: 0.4, seed: 3 })];
  const result = await train(aStudy({ runs, record: { checkpoints: 1, sharpness: true } }));
  const [plain, other] = result.runs.map(({ checkpoints }) => checkpoints.map(({ sharpness }) => sharpness));
  expect(plain![0]).toBeGreaterThan(0);
  expect(other).toEqual(plain);
});
