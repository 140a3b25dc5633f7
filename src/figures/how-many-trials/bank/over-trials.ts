/** What the best of n trials comes to, over n: as it looked, trained again, and how good its setting truly is. */
import type { Reached } from '../../searching/common/best-so-far.ts';
import { bestOfQuantile, chancesOfBest, expected, weightedQuantile } from './best-of.ts';
import { settingCount, type Result } from './bank.ts';

/** About evenly on a log axis. */
const counts = [1, 2, 3, 4, 6, 8, 10, 14, 20, 30, 42, 60, 85, 120, 170, 240];
export const mostTrials = counts.at(-1)!;

/** "The best": this share of all results, or of all settings. */
export const bestShare = 0.05;

export interface BestOf extends Reached {
  /** The same for the winner's setting, trained from the other starts. */
  again: Omit<Reached, 'trials'>;
  /** How likely its result is among the best of all results, and its setting among the best of all settings. */
  resultIsBest: number;
  settingIsBest: number;
}

const shares = { low: 0.05, middle: 1 / 2, high: 0.95 };

/** `[counts]` */
export const overTrials = (results: readonly Result[]): BestOf[] => {
  const inOrder = [...results].sort((a, b) => a.loss - b.loss);
  return counts.map((trials) => bestOf(inOrder, trials));
};

/** Of results in order from the lowest loss. */
export function bestOf(inOrder: readonly Result[], trials: number): BestOf {
  const losses = inOrder.map(({ loss }) => loss);
  const again = inOrder.map((result) => result.again);
  const chances = chancesOfBest(inOrder.length, trials);
  const seen = (share: number) => bestOfQuantile(losses, trials, share);
  const trained = (share: number) => weightedQuantile(again, chances, share);
  const isBest = (result: Result) => Number(result.rank < bestShare * settingCount);
  return {
    trials,
    low: seen(shares.low),
    middle: seen(shares.middle),
    high: seen(shares.high),
    again: { low: trained(shares.low), middle: trained(shares.middle), high: trained(shares.high) },
    resultIsBest: expected(
      inOrder.map((_, place) => Number(place < bestShare * inOrder.length)),
      chances,
    ),
    settingIsBest: expected(inOrder.map(isBest), chances),
  };
}

/** At so many trials. */
export const atTrials = (all: readonly BestOf[], trials: number): BestOf =>
  all.find((one) => one.trials === trials)!;
