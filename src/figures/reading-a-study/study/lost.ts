/** Trials as numbers: who has no loss, or a worse one than guessing, counts as guessing. */
import type { Lost } from '../../../lib/search/reading/ped-anova.ts';
import type { StudyTrial } from '../../../lib/search/reading/trial.ts';

/** Whether it came to something better. */
export const hasLearned = ({ loss }: StudyTrial, guess: number): boolean => loss !== null && loss < guess;

export const lostOf = (trials: readonly StudyTrial[], guess: number): Lost[] =>
  trials.map(({ setting, loss }) => ({ setting, loss: Math.min(loss ?? guess, guess) }));

/** The best so many, the lowest loss first. */
export const bestOf = (trials: readonly StudyTrial[], count: number): StudyTrial[] =>
  trials
    .filter(({ loss }) => loss !== null)
    .sort((a, b) => a.loss! - b.loss!)
    .slice(0, count);
