/** Many searches of several searchers on the same data, and what they have reached after so many trials. */
import type {
  Search,
  SearchHistory,
  SearchResult,
  SearchTrial,
} from '../../../lib/search/experiment/spec.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import { bestSoFar, reachedBy, type Reached } from '../common/best-so-far.ts';
import { guess, spaceOf, templateOf, type ProblemName } from './problems.ts';

/** Searches of each searcher. */
export const searchCount = 20;

/** Random search may try so many times as many settings. */
const randomFactor = 2;

export type Modelled = 'gaussian-process' | 'tpe';
export type Contender = Modelled | 'random';

export interface Contest {
  problem: ProblemName;
  /** Searchers that learn from their trials; random search is there, too. */
  modelled: readonly Modelled[];
  /** Of each search. */
  trials: number;
  seed: number;
}

const contendersOf = ({ modelled }: Contest): readonly Contender[] => [...modelled, 'random'];

/** Every search has trials of its own, and every trial its own start: only the data are the same. */
export const searchOf = (contest: Contest): Search => ({
  kind: 'search',
  space: spaceOf(contest.problem),
  template: templateOf(contest.seed),
  objective: 'validationLoss',
  starts: 'fresh',
  searches: contendersOf(contest).flatMap((kind, place) =>
    Array.from({ length: searchCount }, (_, i) => ({
      searcher: { kind },
      seed: runSeed(contest.seed, place * searchCount + i),
      budget: { trials: kind === 'random' ? randomFactor * contest.trials : contest.trials },
    })),
  ),
});

export interface Tried {
  /** Guessing at most. */
  loss: number;
  diverged: boolean;
}

export interface Standing {
  /** `[trials]`, of the first search. */
  shown: Tried[];
  /** `[trials]` */
  reached: Reached[];
  /** Which share of the trials of all searches diverged. */
  diverged: number;
}

export interface Standings {
  /** Of those in the contest. */
  of: Partial<Record<Contender, Standing>>;
  /** Random search, of which each trial counts for two. */
  randomTwice: Reached[];
}

export function standingsOf({ searches }: SearchResult, contest: Contest): Standings {
  const standings = contendersOf(contest).map((kind, place) => {
    const own = searches.slice(place * searchCount, (place + 1) * searchCount);
    return [kind, standingOf(own)] as const;
  });
  const of: Standings['of'] = Object.fromEntries(standings);
  const random = of.random!.reached;
  const everySecond = random.filter(({ trials }) => trials % randomFactor === 0);
  return {
    of: { ...of, random: { ...of.random!, reached: random.slice(0, contest.trials) } },
    randomTwice: everySecond.map((one) => ({ ...one, trials: one.trials / randomFactor })),
  };
}

function standingOf(searches: readonly SearchHistory[]): Standing {
  const all = searches.map(endedIn);
  const trials = Math.min(...all.map(({ length }) => length));
  const tried = all.flat();
  return {
    shown: all[0] ?? [],
    reached: reachedBy(all.map((one) => bestSoFar(one.slice(0, trials).map(({ loss }) => loss)))),
    diverged: tried.length === 0 ? 0 : tried.filter(({ diverged }) => diverged).length / tried.length,
  };
}

/** Its trials up to the first that has not ended. */
function endedIn({ trials }: SearchHistory): Tried[] {
  const open = trials.findIndex((trial) => !hasEnded(trial));
  return trials.slice(0, open < 0 ? trials.length : open).map(({ run: { checkpoints, divergedAt } }) => ({
    loss: divergedAt === null ? Math.min(guess, checkpoints.at(-1)!.validationLoss ?? guess) : guess,
    diverged: divergedAt !== null,
  }));
}

const hasEnded = ({ run: { checkpoints, divergedAt, steps } }: SearchTrial): boolean =>
  divergedAt !== null || checkpoints.at(-1)?.step === steps;

/** The medians after so many trials: of the searcher in question, of random search, and of that with twice the trials. */
export const mediansAfter = ({ of, randomTwice }: Standings, kind: Modelled, trials: number) => ({
  own: medianAfter(of[kind]?.reached, trials),
  random: medianAfter(of.random?.reached, trials),
  twice: medianAfter(randomTwice, trials),
});

/** Null before all searches have come so far. */
export const medianAfter = (reached: readonly Reached[] | undefined, trials: number): number | null =>
  reached?.[trials - 1]?.middle ?? null;
