/** What momentum is tried on: two sets of data, each with small batches and with all examples in every step. */
import { pow } from '../../../lib/math/elementary.ts';
import { geometric } from '../../../lib/math/ranges.ts';
import { momentumOf, usualInitializers } from '../../../lib/study/defaults.ts';
import { crossed, type Grid, type Setting } from '../../../lib/study/grid.ts';

export const betas = [0, 0.5, 0.9, 0.95];

/** From a rate that is tried to one ten times as high. */
export const stepsToTenfold = 6;
const ratio = pow(10, 1 / stepsToTenfold);

interface Training {
  batchSize: number;
  /** Enough to learn most of what there is to learn. */
  steps: number;
  /** The lowest effective rate that every β is tried at, and how many there are. */
  lowest: number;
  rates: number;
  /** Runs at each setting: the same data, other start weights and batch orders. */
  starts: number;
}

interface Problem extends Record<'mini' | 'full', Training>, Pick<Grid, 'data' | 'loss'> {
  base: Setting;
}

export type DataName = 'digits' | 'spirals';

const problems: Record<DataName, Problem> = {
  digits: {
    data: { name: 'digits', training: 500, validation: 500 },
    loss: 'softmax-cross-entropy',
    base: { hidden: [32], activation: 'relu', initializer: usualInitializers.he },
    mini: { batchSize: 10, steps: 400, lowest: 0.03, rates: 11, starts: 5 },
    full: { batchSize: 500, steps: 50, lowest: 0.06, rates: 11, starts: 3 },
  },
  spirals: {
    data: { name: 'spirals', training: 300, validation: 500 },
    loss: 'binary-cross-entropy',
    base: { hidden: [16, 16] },
    mini: { batchSize: 10, steps: 1500, lowest: 0.08, rates: 11, starts: 5 },
    full: { batchSize: 300, steps: 200, lowest: 0.5, rates: 13, starts: 3 },
  },
};

export interface Chosen {
  data: DataName;
  batch: 'mini' | 'full';
}

export const trainingOf = ({ data, batch }: Chosen): Training => problems[data][batch];

/** "batches of 10", "all 300 examples at once" */
export const batchWords = (chosen: Chosen): string => {
  const { batchSize } = trainingOf(chosen);
  return chosen.batch === 'mini' ? `batches of ${batchSize}` : `all ${batchSize} examples at once`;
};

/** Each β at each effective rate α/(1 − β), β by β. */
export function settingsOf(chosen: Chosen) {
  const { lowest, rates } = trainingOf(chosen);
  return crossed({ beta: betas, effective: geometric(lowest, ratio, rates) }).map((one) => ({
    ...one,
    alpha: one.effective * (1 - one.beta),
  }));
}

export function gridOf(chosen: Chosen, seed: number): Grid {
  const { data, loss, base } = problems[chosen.data];
  const { batchSize, steps, starts } = trainingOf(chosen);
  return {
    data,
    loss,
    budget: { steps },
    base: { ...base, batchSize },
    settings: settingsOf(chosen).map(({ beta, alpha }) => ({
      optimizer: momentumOf(beta),
      learningRate: alpha,
    })),
    repetitions: starts,
    seed,
    record: { checkpoints: 1 },
  };
}
