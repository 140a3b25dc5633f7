import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { usualNormalizations } from '../../../../src/lib/study/defaults.ts';
import type { Problem } from '../../../../src/lib/training/engine.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import { loadKernel } from '../../../../src/lib/training/fused/wasm.ts';
import type { Optimizer, Run } from '../../../../src/lib/training/spec.ts';
import { train } from '../../../../src/lib/training/train.ts';
import { aRun, aStudy } from '../studies.ts';
import { aProblem, assign, outcome } from './problems.ts';

const adam: Optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const runs: Partial<Run>[] = [
  { hidden: [8, 8], optimizer: adam, batchSize: 10 },
  { hidden: [], batchSize: 1, optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' } },
  { hidden: [3, 9, 2], activation: 'gelu', batchSize: 33, dropout: 0.4 },
  { hidden: [5], activation: 'relu', batchSize: 6, learningRate: 1e30 },
  { hidden: [6, 6], batchSize: 8, normalization: usualNormalizations.batch, shortcuts: true },
  { hidden: [5, 5, 5], normalization: usualNormalizations.layer, shortcuts: true, dropout: 0.3 },
  { hidden: [6, 6], activation: 'relu', normalization: usualNormalizations.batch, learningRate: 1e30 },
  { hidden: [6, 6], batchSize: 8, normalization: usualNormalizations.batch, optimizer: adam },
];

const others = [runs[0]!, runs[1]!];
const normalizing = [runs[4]!, runs[5]!];

/** Those whose losses stay finite. */
const unbroken = runs.filter(({ learningRate }) => learningRate !== 1e30);

const alone = (problem: Problem, run: number): Problem => ({ ...problem, runs: [problem.runs[run]!] });

describe('a run’s bits', () => {
  it('do not depend on its neighbours, even one that overflows', async () => {
    const problem = aProblem(runs);
    const together = await outcome(fused, problem, 9);
    expect(together.losses[3]!.at(-1)).toBeNaN();
    for (const run of [0, 1, 2, 4, 5, 7]) {
      const session = await fused.open(alone(problem, run));
      const losses = session.advance([{ ...assign(problem, run, 9), run: 0 }]);
      expect(losses[0]).toEqual(together.losses[run]);
      expect(session.parameters(0)).toEqual(together.parameters[run]);
      session.dispose();
    }
  });

  it('do not depend on one that overflowed before them in a network laid out alike', async () => {
    const shape = { outputs: 1, inputs: 3 };
    const like: Partial<Run> = { hidden: [5, 3], activation: 'relu', batchSize: 6 };
    const problem = aProblem([{ ...like, learningRate: 1e30 }, like], shape);
    const together = await outcome(fused, problem, 9);
    expect(together.losses[0]!.at(-1)).toBeNaN();
    const session = await fused.open(alone(problem, 1));
    expect(session.advance([{ ...assign(problem, 1, 9), run: 0 }])).toEqual([together.losses[1]]);
    expect(session.parameters(0)).toEqual(together.parameters[1]);
    session.dispose();
  });

  it('do not depend on one before them that is laid out alike and has its gradients clipped', async () => {
    const problem = aProblem([{ hidden: [], clipNorm: 0.1 }, { hidden: [] }], { outputs: 1 });
    const together = await outcome(fused, problem, 9);
    const session = await fused.open(alone(problem, 1));
    expect(session.advance([{ ...assign(problem, 1, 9), run: 0 }])).toEqual([together.losses[1]]);
    expect(session.parameters(0)).toEqual(together.parameters[1]);
    session.dispose();
  });

  it.each([
    ['of networks that normalise', normalizing],
    ['of others', others],
  ])(
    'do not depend on how the steps are cut into assignments, nor on questions in between, %s',
    async (_, pair) => {
      const problem = aProblem(pair);
      const whole = await outcome(fused, problem, 9);
      const session = await fused.open(problem);
      const losses: number[][] = [[], []];
      for (const [from, steps] of [
        [0, 1],
        [1, 3],
        [4, 5],
      ] as const) {
        session.advance([1, 0].map((run) => assign(problem, run, steps, from))).forEach((history, index) => {
          losses[1 - index]!.push(...history);
        });
        session.predict([0, 1], problem.trainingInputs);
        session.gradientNorms([1]);
        session.score(0, problem.trainingInputs, problem.runs[0]!.trainingTargets);
      }
      for (const run of [0, 1]) {
        expect(Float32Array.from(losses[run]!)).toEqual(whole.losses[run]);
        expect(session.parameters(run)).toEqual(whole.parameters[run]);
      }
      expect(session.predict([0, 1], problem.trainingInputs)).toEqual(whole.predictions);
      session.dispose();
    },
  );

  it('do not depend on the order in which several runs are asked', async () => {
    const problem = aProblem([runs[0]!, runs[2]!]);
    const session = await fused.open(problem);
    const [first, second] = session.predict([0, 1], problem.trainingInputs);
    expect(session.predict([1], problem.trainingInputs)).toEqual([second]);
    expect(session.predict([1, 0], problem.trainingInputs)).toEqual([second, first]);
    expect(first).not.toEqual(second);
    session.dispose();
  });
});

describe('a run that diverges', () => {
  it('is reported with the step at which its loss was no longer finite; the others go on', async () => {
    const result = await train(
      aStudy({
        runs: [aRun(), aRun({ activation: 'relu', learningRate: 1e25 }), aRun({ seed: 2 })],
        divergence: 1e300,
      }),
      { engine: fused },
    );
    expect(result.runs[0]!.divergedAt).toBeNull();
    expect(result.runs[2]!.divergedAt).toBeNull();
    const { divergedAt, batchLoss } = result.runs[1]!;
    expect(divergedAt).toBe(batchLoss.length - 1);
    expect(Array.from(batchLoss, Number.isFinite)).toEqual(
      Array.from(batchLoss, (_, step) => step < divergedAt!),
    );
  });

  it('has losses whose NaN has the same bits everywhere', async () => {
    const { losses } = await outcome(fused, aProblem([runs[3]!]), 9);
    const bits = new Uint32Array(losses[0]!.buffer, losses[0]!.byteOffset, losses[0]!.length);
    expect(bits.at(-1)).toBe(0x7fc00000);
  });
});

describe('the kernel', () => {
  it('calls nothing outside itself', async () => {
    const { default: hex } = await import('virtual:fused-kernel');
    const module = await WebAssembly.compile(Buffer.from(hex, 'hex'));
    expect(WebAssembly.Module.imports(module)).toEqual([]);
  });
});

describe('memory', () => {
  it('does not grow after the first call, and all of it is given back', async () => {
    const problem = aProblem(unbroken);
    const kernel = await loadKernel();
    const before = tf.memory();
    const empty = kernel.mark();
    const session = await fused.open(problem);
    const ask = (from: number) => {
      session.advance(problem.runs.map((_, run) => assign(problem, run, 5, from)));
      session.predict([...problem.runs.keys()], problem.trainingInputs);
      session.gradientNorms([...problem.runs.keys()]);
      session.score(1, problem.trainingInputs, problem.runs[1]!.trainingTargets);
    };
    ask(0);
    const { numTensors, numBytes } = tf.memory();
    const bytes = kernel.memory.buffer.byteLength;
    for (let call = 1; call <= 50; call++) ask(5 * call);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(kernel.memory.buffer.byteLength).toBe(bytes);
    session.dispose();
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
    expect(kernel.mark()).toBe(empty);
  });

  it('of the problem is only read', async () => {
    const problem = aProblem(unbroken);
    const copy = structuredClone(problem);
    await outcome(fused, problem, 4);
    expect(problem).toEqual(copy);
  });
});
