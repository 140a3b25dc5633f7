import { describe, expect, test } from 'vitest';
import { divide, prefix, progress } from '../../../src/lib/experiment/experiment.ts';
import { perform } from '../../../src/lib/experiment/perform.ts';
import { stream } from '../../../src/lib/math/random.ts';
import type { StudyFrame } from '../../../src/lib/training/frames.ts';
import type { RunHistory, Study, StudyResult } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from '../training/studies.ts';
import { classification, regression } from './examples.ts';
import { gather } from './gather.ts';

/** What happens in steps `from` to `to` (excluded) of a run, or is measured after `from` and up to `to`. */
function newsOf(run: RunHistory, from: number, to: number) {
  return {
    batchLoss: run.batchLoss.slice(from, to),
    learningRate: run.learningRate.slice(from, to),
    checkpoints: run.checkpoints.filter(({ step }) => step <= to && (step > from || to === 0)),
    divergedAt: run.divergedAt !== null && run.divergedAt <= to ? run.divergedAt : null,
  };
}

/** A study's result cut into frames at these fractions of every run's budget. */
function cut({ runs, surface }: StudyResult, fractions: number[]): StudyFrame[] {
  return fractions.map((fraction, i) => ({
    ...(i === 0 && surface && { surface }),
    runs: runs.map((run) => {
      const before = i === 0 ? 0 : Math.round(fractions[i - 1]! * run.steps);
      const after = Math.round(fraction * run.steps);
      return before === after && i > 0 ? null : newsOf(run, before, after);
    }),
  }));
}

/** From 0 to 1, in between at random. */
function someFractions(seed: number, count: number): number[] {
  const random = stream(seed, 'cuts');
  return [0, ...Array.from({ length: count }, () => random.uniform()).sort((a, b) => a - b), 1];
}

describe.each([
  ['with runs of different lengths, one of which diverges', classification],
  ['with a loss surface', regression],
])('a study %s', (_, study) => {
  test.each([1, 2, 3, 4, 5, 6])('cut anyhow (%i) is, at each cut, the prefix of the whole', async (seed) => {
    const whole = await perform(study);
    const fractions = someFractions(seed, 2 * seed);
    const gathered = gather(study);
    cut(whole, fractions).forEach((frame, i) => {
      gathered.add(frame);
      expect(gathered.result, `at ${fractions[i]}`).toEqual(prefix(whole, fractions[i]!));
    });
    expect(gathered.result).toEqual(whole);
  });
});

test('the examples hold what they promise', async () => {
  const { runs } = await perform(classification);
  expect(runs.map(({ divergedAt }) => divergedAt !== null)).toEqual([false, false, true, false, false]);
  expect((await perform(regression)).surface).toHaveLength(6);
});

test('half of a study is half of each run’s own budget', async () => {
  const half = prefix(await perform(classification), 0.5);
  expect(half.runs.slice(0, 2).map((run) => run.batchLoss.length)).toEqual([6, 2]);
  expect(half.runs.slice(0, 2).map((run) => run.checkpoints.at(-1)!.step)).toEqual([6, 2]);
});

test('a run’s steps are laid into one array, whose length the budget tells', async () => {
  const gathered = gather(classification);
  const buffers = new Set<ArrayBufferLike>();
  await perform(classification, {
    progress: (frame) => {
      gathered.add(frame);
      buffers.add((gathered.result as StudyResult).runs[0]!.batchLoss.buffer);
    },
  });
  expect([...buffers].map(({ byteLength }) => byteLength / Float32Array.BYTES_PER_ELEMENT)).toEqual([12]);
});

describe('shares', () => {
  const runsOf = (study: Study, workers: number) =>
    divide(study, workers).map(({ experiment }) =>
      (experiment as Study).runs.map((run) => study.runs.indexOf(run)),
    );

  test.each([1, 2, 4, 9])('for %i workers give every run to exactly one, in order', (workers) => {
    const groups = runsOf(classification, workers);
    expect(groups.flat().sort()).toEqual([0, 1, 2, 3, 4]);
    for (const group of groups) expect(group).toEqual([...group].sort());
  });

  test('keep heavy runs apart', () => {
    const study = aStudy({ runs: [[64, 64], [], [64, 64], []].map((hidden) => aRun({ hidden })) });
    const heavy = runsOf(study, 2).map((group) => group.filter((run) => run === 0 || run === 2));
    expect(heavy).toEqual([[0], [2]]);
  });

  test('compute the loss surface once', () => {
    const asked = divide(regression, 2).map(({ experiment }) => 'surface' in (experiment as Study).record);
    expect(asked).toEqual([true, false]);
  });
});

test('a run that early stopping ends is at its end, and its prefixes know nothing of it before', async () => {
  const run = aRun({ hidden: [16], learningRate: 0.5, earlyStopping: { on: 'validation', patience: 2 } });
  const study: Study = {
    kind: 'study',
    data: { name: 'moons', training: 20, validation: 20, noise: 0.4, seed: 1 },
    loss: 'binary-cross-entropy',
    budget: { steps: 400 },
    runs: [run],
    record: { checkpoints: 40 },
  };
  const result = await train(study);
  const { stopped } = result.runs[0]!;
  expect(progress(result)).toBe(1);
  expect(prefix(result, stopped!.at / 400).runs[0]!.stopped).toEqual(stopped);
  expect(prefix(result, (stopped!.at - 1) / 400).runs[0]!.stopped).toBeUndefined();
});
