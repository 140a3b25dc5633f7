/** What the program reads off a range test: its loss smoothed, the optimal range, where the loss begins to diverge. */
import { mean } from '../../../lib/math/averages.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

export const lowestRate = 1e-4;
/** Updates whose batch losses are averaged, centred: odd, so that the mean stands in the middle. */
export const smoothing = 25;
/** The optimal range: from where the loss has fallen by this share of its whole fall to where that share is left to fall. */
export const edge = 0.1;
/** Divergence begins where the loss has climbed back by this share of its fall. */
export const climb = 0.25;
/** A test whose loss never falls below this multiple of its start is not read. */
const readable = 0.5;
/** The curve drawn: the lowest and the highest batch loss of each group of so many updates. */
const updatesPerGroup = 8;

export interface Loss {
  rate: number;
  loss: number;
}

/** What the program reads off the smoothed curve. */
export interface Reading {
  start: number;
  lowest: number;
  /** Ends of the optimal range. */
  from: number;
  to: number;
  /** Where the loss begins to diverge; null if it has not when the test ends. */
  diverges: number | null;
}

/** `[updates]`: centred means; at the ends, of as many updates as there are. */
export function smoothed({
  batchLoss,
  learningRate,
}: Pick<RunHistory, 'batchLoss' | 'learningRate'>): Loss[] {
  const reach = (smoothing - 1) / 2;
  return Array.from(batchLoss, (_, i) => {
    const around = batchLoss.subarray(Math.max(0, i - reach), i + reach + 1);
    return { rate: learningRate[i]!, loss: mean([...around]) };
  });
}

/** The rule of the dashed lines. Null if the loss does not fall far enough. */
export function read(smooth: readonly Loss[]): Reading | null {
  const start = smooth[0]?.loss ?? NaN;
  const lowest = Math.min(...smooth.map(({ loss }) => loss));
  const fall = start - lowest;
  if (!(lowest < readable * start)) return null;
  const bottom = smooth.findIndex(({ loss }) => loss === lowest);
  return {
    start,
    lowest,
    from: smooth.find(({ loss }) => loss <= start - edge * fall)!.rate,
    to: smooth.find(({ loss }) => loss <= lowest + edge * fall)!.rate,
    diverges: smooth.slice(bottom).find(({ loss }) => loss >= lowest + climb * fall)?.rate ?? null,
  };
}

/** Two points for each group of updates, so that the noise stays to be seen and the page stays small. */
export function extremes({ batchLoss, learningRate }: RunHistory): Loss[] {
  return Array.from({ length: Math.ceil(batchLoss.length / updatesPerGroup) }, (_, group) => {
    const losses = batchLoss.subarray(group * updatesPerGroup, (group + 1) * updatesPerGroup);
    const rate = (share: number) =>
      learningRate[group * updatesPerGroup + Math.floor(share * (losses.length - 1))]!;
    return [
      { rate: rate(1 / 4), loss: Math.min(...losses) },
      { rate: rate(3 / 4), loss: Math.max(...losses) },
    ];
  }).flat();
}
