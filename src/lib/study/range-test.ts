/** What a learning-rate range test shows: the loss of its batches over a rate that grows with every update. */
import { mean, runningMeans } from '../math/averages.ts';
import type { RunHistory } from '../training/spec.ts';

export interface LossAtRate {
  rate: number;
  loss: number;
}

type Test = Pick<RunHistory, 'batchLoss' | 'learningRate'>;

/** `[updates]`: means of so many batch losses, centred; at the ends, of as many as there are. `updates` is odd. */
export function smoothed({ batchLoss, learningRate }: Test, updates: number): LossAtRate[] {
  const reach = updates >> 1;
  return Array.from(batchLoss, (_, i) => ({
    rate: learningRate[i]!,
    loss: mean([...batchLoss.subarray(Math.max(0, i - reach), i + reach + 1)]),
  }));
}

/** The same, where there are as many on both sides: `updates − 1` fewer. */
export function smoothedWithin({ batchLoss, learningRate }: Test, updates: number): LossAtRate[] {
  return runningMeans(batchLoss, updates).map((loss, i) => ({
    rate: learningRate[i + (updates >> 1)]!,
    loss,
  }));
}

/** The lowest and the highest batch loss of each so many updates: the noise stays to be seen, and the page stays small. */
export function extremes({ batchLoss, learningRate }: Test, updates: number): LossAtRate[] {
  return Array.from({ length: Math.ceil(batchLoss.length / updates) }, (_, group) => {
    const losses = batchLoss.subarray(group * updates, (group + 1) * updates);
    const rateAt = (share: number) =>
      learningRate[group * updates + Math.floor(share * (losses.length - 1))]!;
    return [
      { rate: rateAt(1 / 4), loss: Math.min(...losses) },
      { rate: rateAt(3 / 4), loss: Math.max(...losses) },
    ];
  }).flat();
}
