/** What a model is fed from the rungs, and what it makes of that. */
import { median } from '../../../lib/math/averages.ts';
import { ln2 } from '../../../lib/math/elementary.ts';
import { finite } from '../../../lib/math/known.ts';
import type { SearchHistory, SearchResult } from '../../../lib/search/experiment/spec.ts';
import { reachedBy, type Reached } from '../../searching/common/best-so-far.ts';
import {
  contenders,
  firstBracket,
  needed,
  parts,
  rungs,
  searchCount,
  steps,
  type Contender,
} from './problem.ts';

export interface Standing {
  /** Of the search that is shown, setting by setting: the loss at the first rung that it comes to, guessing at most. */
  firstLosses: number[];
  /** The median of those, over all settings after the first bracket of all searches; null until they are at their end. */
  typical: number | null;
  /** `[cost]`, in whole trials from 1: the lowest loss so far of a trial that was trained whole. */
  reached: Reached[];
}

export interface Fed {
  of: Record<Contender, Standing>;
  /** `[rungs]`, of the search by BOHB that is shown: when, in whole trials of cost, another trial has come there. */
  arrivals: number[][];
  /** `[rungs]`: when the model has enough to learn from it; null where it never has. */
  since: (number | null)[];
}

export function fedBy({ searches }: SearchResult, cost: number): Fed {
  const [bohb, random] = contenders.map((_, place) =>
    searches.slice(place * searchCount, (place + 1) * searchCount),
  );
  const arrivals = rungs.map((rung) => arrivalsAt(rung, bohb![0]!));
  return {
    of: { bohb: standingOf(bohb!, cost), random: standingOf(random!, cost) },
    arrivals,
    since: arrivals.map((times) => times[needed - 1] ?? null),
  };
}

const partOf = (step: number) => Math.round((step / steps) * parts);

/** A trial that diverged counts at the rung to which it was on its way. */
const arrivalsAt = (rung: number, { trials }: SearchHistory): number[] =>
  trials
    .flatMap(({ reports }) => reports)
    .filter(
      ({ step, loss }) => (loss === null ? rungs.find((at) => partOf(step) <= at) : partOf(step)) === rung,
    )
    .map(({ time }) => time / steps)
    .sort((a, b) => a - b);

function standingOf(searches: readonly SearchHistory[], cost: number): Standing {
  const isDone = searches.every((search) => search.isDone);
  const firsts = searches.map(firstLossesIn);
  const overCost = searches.map((search) =>
    Array.from({ length: cost }, (_, i) => foundBy(search, (i + 1) * steps)),
  );
  return {
    firstLosses: firsts[0]!,
    typical: isDone ? finite(median(firsts.flatMap((losses) => losses.slice(firstBracket)))) : null,
    reached: isDone ? reachedBy(overCost).filter(({ high }) => Number.isFinite(high)) : [],
  };
}

const firstLossesIn = ({ trials }: SearchHistory): number[] =>
  trials.flatMap(({ reports: [first] }) => (first ? [Math.min(ln2, first.loss ?? ln2)] : []));

function foundBy({ trials }: SearchHistory, time: number): number {
  const losses = trials.flatMap(({ reports }) => {
    const last = reports.at(-1);
    return last?.step === steps && last.time <= time && last.loss !== null ? [last.loss] : [];
  });
  return Math.min(...losses);
}
