/** What searches have found: numbers that figures compare. */
import { median } from '../../math/averages.ts';
import { finite } from '../../math/known.ts';
import { finalOf, type LossName } from '../../study/outcomes.ts';
import { endOf } from './frames.ts';
import type { SearchHistory, SearchTrial } from './spec.ts';

/** `[trials]`: what each came to; null of those that diverged, or go on. A repetition comes to what the first one does. */
export const lossesOf = ({ trials }: Pick<SearchHistory, 'trials'>, objective: LossName): (number | null)[] =>
  trials.map((trial) => {
    const loss = finalOf(courseOf(trials, trial), objective);
    return loss === null ? null : finite(loss);
  });

const courseOf = (trials: readonly SearchTrial[], { run, repeats }: SearchTrial) =>
  repeats === null ? run : trials[repeats]!.run;

/** `[trials]`: the lowest loss of the trials up to each; null as long as there is none. */
export function bestSoFar(losses: readonly (number | null)[]): (number | null)[] {
  let best: number | null = null;
  return losses.map((loss) => {
    if (loss !== null && (best === null || loss < best)) best = loss;
    return best;
  });
}

/** A better loss than all before, and when, by the search's clock, it was there. */
export interface Improvement {
  time: number;
  trial: number;
  loss: number;
}

/** All improvements in the order of the clock, in which trials need not end as they began. */
export function improvementsOf(history: Pick<SearchHistory, 'trials'>, objective: LossName): Improvement[] {
  const ended = lossesOf(history, objective).flatMap((loss, trial) =>
    loss === null || history.trials[trial]!.repeats !== null
      ? []
      : [{ time: endOf(history.trials[trial]!), trial, loss }],
  );
  ended.sort((a, b) => a.time - b.time || a.trial - b.trial);
  return ended.filter(({ loss }, i) => ended.slice(0, i).every((before) => loss < before.loss));
}

/** The best loss of each search after so many trials, and of those the median; infinite where none has a loss yet. */
export function medianBest(
  histories: readonly Pick<SearchHistory, 'trials'>[],
  objective: LossName,
  trials: number,
): number {
  const bests = histories.map((history) =>
    Math.min(
      ...lossesOf(history, objective)
        .slice(0, trials)
        .map((loss) => loss ?? Infinity),
    ),
  );
  return median(bests);
}
