/** The study that this lesson reads: random settings of a small network for handwritten digits, each trained once. */
import { log } from '../../../lib/math/elementary.ts';
import type { StudyTrial } from '../../../lib/search/reading/trial.ts';
import { randomSearcher } from '../../../lib/search/searchers/random.ts';
import type { Setting, Space } from '../../../lib/search/space.ts';
import { grid, readGrid, type Grid } from '../../../lib/study/grid.ts';
import { latestOf } from '../../../lib/study/outcomes.ts';
import type { Study, StudyResult } from '../../../lib/training/spec.ts';
import { anyRate, runOf, spaceOver } from './space.ts';

export const trialCount = 120;

/** Of ten classes: what a trial has, at most. */
export const guess = log(10);

export const problem = {
  data: { name: 'digits', training: 500, validation: 1000 },
  loss: 'softmax-cross-entropy',
  budget: { epochs: 6 },
  base: { batchSize: 20 },
  record: { checkpoints: 1 },
} as const satisfies Partial<Grid>;

export function randomSettings(space: Space, count: number, seed: number): Setting[] {
  const searcher = randomSearcher({ kind: 'random' }, space, seed);
  return Array.from({ length: count }, () => searcher.suggest());
}

export const wholeSpace = spaceOver(anyRate);
const settingsOf = (seed: number) => randomSettings(wholeSpace, trialCount, seed);

export const studyExperiment = (seed: number): Study =>
  grid({ ...problem, settings: settingsOf(seed).map(runOf), seed });

/** The trials that have ended. */
export const trialsOf = (result: StudyResult, seed: number): StudyTrial[] =>
  readTrials(result, settingsOf(seed));

export const readTrials = (result: StudyResult, settings: readonly Setting[]): StudyTrial[] =>
  readGrid(result, settings).flatMap(({ setting, runs: [run] }, i): StudyTrial[] => {
    const loss = latestOf(run!, 'validationLoss');
    const trial = { number: i + 1, setting };
    if (run!.divergedAt !== null) return [{ ...trial, state: 'diverged', loss: null }];
    return loss === null ? [] : [{ ...trial, state: 'done', loss }];
  });
