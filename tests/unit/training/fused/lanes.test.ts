import { describe, expect, it } from 'vitest';
import { stream } from '../../../../src/lib/math/random.ts';
import type { Problem } from '../../../../src/lib/training/engine.ts';
import { fused } from '../../../../src/lib/training/fused/fused.ts';
import { fourAtATime } from '../../../../src/lib/training/fused/lanes.ts';
import type { Part } from '../../../../src/lib/training/fused/training.ts';
import { activations, losses, type Optimizer, type Run } from '../../../../src/lib/training/spec.ts';
import { aProblem, assign, outcome } from './problems.ts';

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

/** A problem of 4 to 11 runs, most of which can share lanes; what may differ between these does. */
function randomProblem(seed: number): { problem: Problem; steps: number } {
  const { uniform } = stream(seed, 'lanes');
  const below = (limit: number) => Math.floor(limit * uniform());
  const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
  const hidden = Array.from({ length: below(4) }, () => 1 + below(9));
  const optimizer = pick(optimizers);
  const like = { hidden, activation: pick(activations), batchSize: 1 + below(13) };
  const isPenalised = uniform() < 0.3;
  const runs = Array.from({ length: 4 + below(8) }, (): Partial<Run> => ({
    ...like,
    ...(uniform() < 0.2 && { batchSize: 1 + below(5) }),
    optimizer: optimizer(uniform()),
    learningRate: uniform() < 0.1 ? 1e25 : 0.1 * uniform(),
    l2: pick([0, 0.1 * uniform()]),
    ...(isPenalised && { weightDecay: uniform(), l1: 0.1 * uniform() }),
    ...(uniform() < 0.1 && { dropout: 0.3 }),
    ...(uniform() < 0.1 && { clipNorm: uniform() }),
  }));
  const loss = pick(losses);
  const outputs = loss === 'softmax-cross-entropy' ? 2 + below(5) : 1 + below(3);
  return { problem: aProblem(runs, { loss, outputs, inputs: 1 + below(5) }), steps: 1 + below(12) };
}

const alone = (problem: Problem, run: number): Problem => ({ ...problem, runs: [problem.runs[run]!] });

describe('four runs in the lanes of vectors', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))('have the bits that each has alone: %i', async (seed) => {
    const { problem, steps } = randomProblem(seed);
    const together = await outcome(fused, problem, steps);
    for (const run of problem.runs.keys()) {
      const session = await fused.open(alone(problem, run));
      const [losses] = session.advance([{ ...assign(problem, run, steps), run: 0 }]);
      expect(losses, `losses of run ${run}`).toEqual(together.losses[run]);
      expect(session.parameters(0), `parameters of run ${run}`).toEqual(together.parameters[run]);
      session.dispose();
    }
  });
});
