/** Searches, as a kind of experiment: trained side by side, played by their common clock. */
import {
  accumulateSearch,
  durationOf,
  emptySearch,
  progressOf,
  searchUpTo,
} from '../search/experiment/frames.ts';
import type { Search, SearchFrame, SearchResult } from '../search/experiment/spec.ts';
import type { Kind, Share } from './kind.ts';

export const search: Kind<Search, SearchResult, SearchFrame> = {
  needsTrainer: true,
  takesLong: true,
  empty: emptySearch,
  accumulate: accumulateSearch,
  prefix: searchUpTo,
  duration: durationOf,
  progress: progressOf,
  divergences: ({ searches }) => ({
    course: 'Trial',
    steps: searches.flatMap(({ trials }) => trials.map(({ run }) => run.divergedAt)),
  }),
  /** By searches: what a search comes to does not depend on those beside it. */
  divide: (search, workers) =>
    Array.from({ length: Math.min(workers, search.searches.length) }, (_, worker) =>
      shareOf(search, worker, workers),
    ),
};

/** Every so many searches: whoever lists one searcher after the other has spread each over all workers. */
function shareOf(search: Search, worker: number, workers: number): Share<Search, SearchFrame> {
  const own = [...search.searches.keys()].filter((i) => i % workers === worker);
  return {
    experiment: { ...search, searches: own.map((i) => search.searches[i]!) },
    widen(frame) {
      const whole: SearchFrame = { searches: search.searches.map(() => null) };
      own.forEach((i, place) => (whole.searches[i] = frame.searches[place]!));
      return whole;
    },
  };
}
