/** What the searches came to, searcher by searcher: what views draw and claims are about. */
import type { LossName } from '../../../lib/study/outcomes.ts';
import { lossesOf } from '../../../lib/search/experiment/reading.ts';
import type { SearchHistory, SearchResult, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import { bestSoFar, reachedBy, type Reached } from '../../searching/common/best-so-far.ts';
import type { ConfiguredSearcher, SearchConfiguration } from './configuration.ts';

/** A trial that has ended. */
export interface EndedTrial extends Pick<SearchTrial, 'setting' | 'run'> {
  /** Null if it diverged. */
  loss: number | null;
}

/** One searcher, with its searches. */
export interface Searched extends Pick<ConfiguredSearcher, 'key' | 'name' | 'inWords' | 'color' | 'trials'> {
  /** `[searches][trials]`, as far as they have come. */
  searches: EndedTrial[][];
  /** `[trials]`, as far as all of its searches have come. */
  reached: Reached[];
}

export const searchedBy = ({ searches }: SearchResult, configuration: SearchConfiguration): Searched[] =>
  configuration.searchers.map(({ key, name, inWords, color, trials }, i) => {
    const count = configuration.searches;
    const ended = searches
      .slice(i * count, (i + 1) * count)
      .map((history) => endedTrials(history, configuration.objective));
    const common = Math.min(...ended.map(({ length }) => length));
    return {
      ...{ key, name, inWords, color, trials },
      searches: ended,
      reached: reachedBy(ended.map((all) => bestSoFar(all.slice(0, common).map(({ loss }) => loss)))),
    };
  });

/** Those before the first that still goes on. A repetition has the course of the trial that it repeats. */
function endedTrials({ trials }: SearchHistory, objective: LossName): EndedTrial[] {
  const losses = lossesOf({ trials }, objective);
  const all = trials.map(({ setting, run, repeats }, i) => ({
    setting,
    run: repeats === null ? run : trials[repeats]!.run,
    loss: losses[i]!,
  }));
  const open = all.findIndex(({ loss, run }) => loss === null && !hasDiverged(run));
  return open < 0 ? all : all.slice(0, open);
}

/** At its end a run has diverged, too, whose loss is no number. */
const hasDiverged = ({ divergedAt, checkpoints, steps }: SearchTrial['run']): boolean =>
  divergedAt !== null || checkpoints.at(-1)?.step === steps;

/** The median, over the searches, of the best loss after so many trials: infinite where most have none; null if not there yet. */
export const medianAfter = ({ reached, trials }: Searched, after = trials): number | null =>
  reached[after - 1]?.middle ?? null;
