/** A bank of real trials, each trained whole. What becomes of them where some are stopped is looked up in it: replay.ts. */
import { stream } from '../../../lib/math/random.ts';
import type { Search, SearchResult, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import type { Setting } from '../../../lib/search/space.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import { parts, problemOf, templateOf, type ProblemName } from './problems.ts';

/** Of a search. */
export const trialCount = 27;
/** Searches that are trained. The first is shown. */
const trainedSearches = 4;
export const bankSize = trainedSearches * trialCount;
/** Searches that are compared: as many draws from the bank, none of which has a trial twice. */
export const searchCount = 40;

/** A trial, as far as it is known. */
export interface Curve {
  setting: Setting;
  /** Of the whole trial. */
  steps: number;
  /** `[parts]`, from the first: the validation loss at the end of each. */
  losses: number[];
  /** Steps that it had done when it diverged. */
  divergedAfter: number | null;
}

/** `workers` at a time are trained, by the clock by which it is played. What they come to does not depend on that. */
export const bankExperiment = (name: ProblemName, workers: number, seed: number): Search => ({
  kind: 'search',
  space: problemOf(name).space,
  template: templateOf(name, seed),
  objective: 'validationLoss',
  starts: 'fresh',
  searches: Array.from({ length: trainedSearches }, (_, i) => ({
    searcher: { kind: 'random' },
    seed: runSeed(seed, i),
    budget: { trials: trialCount },
    workers,
  })),
});

export interface Bank {
  /** `[searches][trials]`, the one that is shown first; it alone until all is trained. */
  searches: Curve[][];
  isWhole: boolean;
}

/** All that there are, search by search. */
export const trialsOf = ({ searches }: SearchResult): Curve[] =>
  searches.flatMap(({ trials }) => trials.map(curveOf));

export function bankOf(result: SearchResult, seed: number): Bank {
  const shown = result.searches[0]!.trials.map(curveOf);
  const curves = trialsOf(result);
  const isWhole = curves.length === bankSize && curves.every(isOver);
  return { searches: isWhole ? [shown, ...drawn(curves, seed)] : [shown], isWhole };
}

function curveOf({ setting, stretches, run: { steps, checkpoints, divergedAt } }: SearchTrial): Curve {
  const known = checkpoints.filter(({ step }) => step > 0 && step < (divergedAt ?? Infinity));
  return {
    setting,
    steps,
    losses: known.map(({ validationLoss }) => validationLoss ?? NaN),
    divergedAfter: divergedAt === null ? null : (stretches.at(-1)?.to ?? divergedAt),
  };
}

export const isOver = ({ losses, divergedAfter }: Curve): boolean =>
  divergedAfter !== null || losses.length === parts;

function drawn(curves: readonly Curve[], seed: number): Curve[][] {
  const random = stream(seed, 'searches/drawn');
  return Array.from({ length: searchCount - 1 }, () => {
    const order = [...curves.keys()];
    random.shuffle(order);
    return order.slice(0, trialCount).map((place) => curves[place]!);
  });
}
