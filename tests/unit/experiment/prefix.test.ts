import { expect, test } from 'vitest';
import { perform, type Frame } from '../../../src/lib/experiment/experiment.ts';
import { duration, prefix } from '../../../src/lib/experiment/prefix.ts';
import type { DescentResult } from '../../../src/lib/surfaces/descend.ts';
import type { Study, StudyResult } from '../../../src/lib/training/spec.ts';

const study: Study = {
  kind: 'study',
  data: { name: 'moons', training: 30, validation: 10, seed: 1 },
  loss: 'binary-cross-entropy',
  budget: { epochs: 4 },
  runs: [10, 30].map((batchSize) => ({
    hidden: [3],
    activation: 'tanh',
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'sgd' },
    learningRate: 0.1,
    schedule: { kind: 'constant' },
    batchSize,
    l2: 0,
    dropout: 0,
    labelNoise: 0,
    seed: 1,
  })),
  record: { checkpoints: 4 },
};

test('half of a study is half of each run’s own budget', async () => {
  const result = (await perform(study)) as StudyResult;
  const half = prefix(result, 0.5) as StudyResult;
  expect(half.runs.map((run) => run.batchLoss.length)).toEqual([6, 2]);
  expect(half.runs.map((run) => run.checkpoints.at(-1)!.step)).toEqual([6, 2]);
  expect(prefix(result, 1)).toEqual(result);
  expect(duration(result)).toBe(12);
});

test('a descent’s prefix keeps the start, and tells of divergence only when it has come', async () => {
  const result = (await perform({
    kind: 'descent',
    surface: { name: 'quadratic', condition: 100 },
    steps: 400,
    walks: [{ start: [1, 1], learningRate: 1, optimizer: { kind: 'sgd' } }],
  })) as DescentResult;
  const divergedAt = result.paths[0]!.divergedAt!;
  const none = prefix(result, 0) as DescentResult;
  expect(none.paths[0]).toMatchObject({ points: [[1, 1]], divergedAt: null });
  expect((prefix(result, divergedAt / 400) as DescentResult).paths[0]!.divergedAt).toBe(divergedAt);
  expect((prefix(result, (divergedAt - 1) / 400) as DescentResult).paths[0]!.divergedAt).toBeNull();
});

test('whatever is computed at once passes through progress as a whole', async () => {
  const frames: Frame[] = [];
  const result = await perform(
    { kind: 'tabulation', from: -1, to: 1, points: 3, functions: [{ of: 'activation', name: 'relu' }] },
    { progress: (frame) => frames.push(frame) },
  );
  expect(result).toEqual({ kind: 'tabulation', x: [-1, 0, 1], y: [[0, 0, 1]] });
  expect(frames).toEqual([{ kind: 'whole', result }]);
});
