/** A bank of real trials: random settings, each trained from several starts on the same data. */
import { mean } from '../../../lib/math/averages.ts';
import { randomSearcher } from '../../../lib/search/searchers/random.ts';
import type { Setting } from '../../../lib/search/space.ts';
import { grid, readGrid } from '../../../lib/study/grid.ts';
import { rankedLoss } from '../../../lib/study/outcomes.ts';
import type { Study, StudyResult } from '../../../lib/training/spec.ts';
import { guess, problemOf, runOf, space, type ProblemName } from './problems.ts';

export const settingCount = 100;
/** Runs of each setting, from other weights and in another order. */
export const starts = 6;

/** A setting trained once, and what the same setting comes to from the other starts. */
export interface Result {
  setting: Setting;
  /** Validation loss at the end, guessing at most. */
  loss: number;
  /** Mean of the same setting over the other starts. */
  again: number;
  /** How many settings have a lower mean over those starts: 0 is the best. */
  rank: number;
  diverged: boolean;
}

function settingsOf(seed: number): Setting[] {
  const searcher = randomSearcher({ kind: 'random' }, space, seed);
  return Array.from({ length: settingCount }, () => searcher.suggest());
}

export const bankExperiment = (name: ProblemName, seed: number): Study =>
  grid({
    ...problemOf(name).study,
    settings: settingsOf(seed).map(runOf),
    repetitions: starts,
    seed,
    record: { checkpoints: 1 },
  });

/** `[starts × settings]`: all results of the first start, then those of the second … */
export function resultsOf(result: StudyResult, seed: number): Result[] {
  const trained = readGrid(result, settingsOf(seed)).map(({ setting, runs }) => ({
    setting,
    losses: runs.map((run) => rankedLoss(run, 'validationLoss', guess) ?? guess),
    diverged: runs.map(({ divergedAt }) => divergedAt !== null),
  }));
  return Array.from({ length: starts }, (_, start) => {
    const again = trained.map(({ losses }) => mean(losses.filter((_, other) => other !== start)));
    return trained.map(({ setting, losses, diverged }, i) => ({
      setting,
      loss: losses[start]!,
      again: again[i]!,
      rank: again.filter((other) => other < again[i]!).length,
      diverged: diverged[start]!,
    }));
  }).flat();
}
