import { describe, expect, test } from 'vitest';
import { perform, type Frame } from '../../../src/lib/experiment/experiment.ts';
import { share, widen } from '../../../src/lib/experiment/share.ts';
import { accumulate, emptyResult } from '../../../src/lib/training/frames.ts';
import type { Study } from '../../../src/lib/training/spec.ts';

const study: Study = {
  kind: 'study',
  data: { name: 'arch', training: 40, validation: 10, seed: 3 },
  loss: 'squared-error',
  budget: { epochs: 3 },
  runs: [[], [8], [], [4, 4], [8]].map((hidden, i) => ({
    hidden,
    activation: 'tanh',
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'momentum', beta: 0.5, form: 'goh' },
    learningRate: 0.1,
    schedule: { kind: 'constant' },
    batchSize: 8,
    l2: 0,
    dropout: 0,
    labelNoise: 0,
    seed: i,
  })),
  record: { checkpoints: 3 },
};

describe.each([1, 2, 4, 9])('a study spread over %i workers', (workers) => {
  test('gives every run to exactly one of them', () => {
    const runs = share(study, workers).flatMap((part) => part.runs ?? study.runs.map((_, i) => i));
    expect(runs.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('has the same result as one alone, to the last bit', async () => {
    let result = emptyResult(study);
    for (const part of share(study, workers)) {
      const progress = (frame: Frame) => {
        const whole = widen(frame, part, study);
        if (whole.kind === 'news') result = accumulate(result, whole.news);
      };
      await perform(part.experiment, { progress });
    }
    expect(result).toEqual(await perform(study));
  });
});

test('heavy runs are kept apart', () => {
  const heavy = {
    ...study,
    runs: [[64, 64], [], [64, 64], []].map((hidden) => ({ ...study.runs[0]!, hidden })),
  };
  const parts = share(heavy, 2).map(
    (part) => part.runs!.filter((run) => heavy.runs[run]!.hidden.length > 0).length,
  );
  expect(parts).toEqual([1, 1]);
});

test('the loss surface is computed by one share only', () => {
  const surface = { kind: 'grid', x: [-1, 1], y: [-1, 1], columns: 3, rows: 3 } as const;
  const withSurface = { ...study, record: { checkpoints: 1, surface } } as unknown as Study;
  const asked = share(withSurface, 3).map(({ experiment }) => 'surface' in (experiment as Study).record);
  expect(asked).toEqual([true, false, false]);
});

test('what is no study stays whole', () => {
  const descent = { kind: 'descent', surface: { name: 'bowl' }, steps: 3, walks: [] } as const;
  expect(share(descent as never, 4)).toEqual([{ experiment: descent, runs: null }]);
});
