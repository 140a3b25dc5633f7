import { describe, expect, it } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import type { Problem } from '../../../../src/lib/training/engine.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import { fourAtATime } from '../../../../src/lib/training/fused/lanes.ts';
import { settingsOf } from '../../../../src/lib/training/fused/settings.ts';
import {
  activations,
  losses,
  type Averaging,
  type Normalization,
  type Optimizer,
  type Run,
} from '../../../../src/lib/training/spec.ts';
import { aProblem, assign } from './problems.ts';

const optimizers: ((beta: number) => Optimizer)[] = [
  () => ({ kind: 'sgd' }),
  (beta) => ({ kind: 'momentum', beta, form: 'goh' }),
  (beta) => ({ kind: 'momentum', beta, form: 'ng' }),
  (beta) => ({ kind: 'nesterov', beta }),
  (beta) => ({ kind: 'rmsprop', beta, epsilon: 1e-6 }),
  (beta) => ({ kind: 'adam', beta1: beta, beta2: 0.99, epsilon: 1e-8 }),
  (beta) => ({ kind: 'adagrad', epsilon: 1e-8 * beta }),
  (beta) => ({ kind: 'lion', beta1: beta, beta2: 0.99 }),
];

const normalizations: Normalization[] = [
  { kind: 'layer', epsilon: 1e-5 },
  { kind: 'batch', epsilon: 1e-5, momentum: 0.1 },
];

/** A problem of 4 to 11 runs, most of which can share lanes; what may differ between these does. */
function randomProblem(seed: number): { problem: Problem; steps: number } {
  const { uniform, integer } = stream(seed, 'lanes');
  const happens = (probability: number) => uniform() < probability;
  const pick = <T>(list: readonly T[]) => list[integer(list.length)]!;
  const hidden = Array.from({ length: integer(4) }, () => 1 + integer(9));
  const optimizer = pick(optimizers);
  const like = { hidden, activation: pick(activations), batchSize: 1 + integer(13) };
  const isPenalised = happens(0.3);
  const isAveraged = happens(0.3);
  const averaging = (): Averaging =>
    pick([
      { kind: 'exponential', decay: uniform() },
      { kind: 'polyak', from: integer(6) },
    ]);
  const runs = Array.from({ length: 4 + integer(8) }, (): Partial<Run> => ({
    ...like,
    ...(happens(0.1) && { batchSize: 1 + integer(6) }),
    optimizer: optimizer(uniform()),
    learningRate: happens(0.1) ? 1e25 : 0.1 * uniform(),
    l2: pick([0, 0.1 * uniform()]),
    ...(isPenalised && { weightDecay: uniform(), l1: 0.1 * uniform() }),
    ...(isPenalised && { softThreshold: pick([0, uniform()]) }),
    ...(isAveraged && { averaging: averaging() }),
    ...(happens(0.1) && { dropout: 0.3 }),
    ...(happens(0.1) && { clipNorm: uniform() }),
    ...(happens(0.1) && { normalization: pick(normalizations) }),
    ...(happens(0.1) && { shortcuts: true }),
  }));
  const loss = pick(losses);
  const outputs = loss === 'softmax-cross-entropy' ? 2 + integer(5) : 1 + integer(3);
  return { problem: aProblem(runs, { loss, outputs, inputs: 1 + integer(5) }), steps: 1 + integer(12) };
}

/** Losses and whole states after two assignments, the second of one step. */
async function courseOf(problem: Problem, runs: number[], steps: number) {
  const session = await fused.open({ ...problem, runs: runs.map((run) => problem.runs[run]!) });
  const advance = (count: number, from: number) =>
    session.advance(runs.map((run, index) => ({ ...assign(problem, run, count, from), run: index })));
  const [first, second] = [advance(steps, 0), advance(1, steps)];
  const course = runs.map((_, index) => [first[index]!, second[index]!, session.state(index)]);
  session.dispose();
  return course;
}

describe('runs trained four at a time', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))(
    'have the bits that each has alone: %i',
    async (seed) => {
      const { problem, steps } = randomProblem(seed);
      const together = await courseOf(problem, [...problem.runs.keys()], steps);
      for (const run of problem.runs.keys()) {
        const [alone] = await courseOf(problem, [run], steps);
        expect(together[run], `run ${run}`).toEqual(alone);
      }
    },
  );

  it.each<[string, Partial<Run>]>([
    ['another width', { hidden: [5] }],
    ['another activation', { activation: 'relu' }],
    ['another optimiser', { optimizer: { kind: 'sgd' } }],
    ['other batches', { batchSize: 4 }],
    ['a penalty of another kind', { l1: 0.1 }],
    ['an average', { averaging: { kind: 'polyak', from: 0 } }],
    ['shifted copies', { shift: 1 }],
    ['dropout', { dropout: 0.5 }],
    ['clipping', { clipNorm: 1 }],
    ['normalisation', { normalization: { kind: 'layer', epsilon: 1e-5 } }],
    ['shortcuts', { shortcuts: true }],
  ])('are alike: one with %s is none of them', (_, different) => {
    expect(groupsOf([{}, different, {}, {}, {}, {}])).toEqual([[0, 2, 3, 4], [1], [5]]);
  });

  it('may differ in numbers', () => {
    const others = [{ learningRate: 1 }, { l2: 0.1 }, { seed: 7 }, {}];
    expect(groupsOf(others)).toEqual([[0, 1, 2, 3]]);
  });

  it('are narrow', () => {
    expect(groupsOf(Array(4).fill({ hidden: [16] }))).toHaveLength(1);
    expect(groupsOf(Array(4).fill({ hidden: [17] }))).toHaveLength(4);
  });
});

/** Which of these runs, of 3 hidden units otherwise, share lanes. */
function groupsOf(runs: Partial<Run>[]): number[][] {
  const like: Partial<Run> = { hidden: [3], activation: 'tanh', optimizer: { kind: 'nesterov', beta: 0.9 } };
  const problem = aProblem(runs.map((run) => ({ ...like, ...run })));
  const parts = problem.runs.map((prepared, run) => {
    const { masks, batchSizes } = assign(problem, run, 5);
    const settings = settingsOf(prepared, problem.loss);
    const targets = new Float32Array(prepared.run.shift ? 9 : 1);
    return { settings, masks: masks ?? new Uint8Array(0), batchSizes, targets };
  });
  return fourAtATime(parts);
}
