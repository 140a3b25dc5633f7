/** What an author writes into `<Training>`, and what the figure is made from. */
import type { DataName, DataSpec } from '../../../lib/data/spec.ts';
import type { Measure } from '../../../lib/study/outcomes.ts';
import type { Initializer, Loss, Optimizer, Run, Schedule } from '../../../lib/training/spec.ts';
import type { KnobName, SweptName } from './hyperparameters.ts';

export interface TrainingProps {
  /** The figure’s name on its page and in links: small letters, digits, hyphens. No two figures of a page have the same. */
  id: string;
  /** Stands first in the caption. */
  title: string;
  /** A data set by name, or with its size and noise. */
  data: DataName | TrainingData;
  /** What the runs have in common. Default: two hidden layers of 8 tanh units, SGD with learning rate 0.1, batches of 32. */
  base?: Base;
  /** One or two hyperparameters, each with the values to try: `{ learningRate: [0.003, 0.03, 0.3] }`. Default: a single run. */
  sweep?: Sweep;
  /** What is drawn, one below the other. Two sweeps are shown as a heat map. */
  show?: View | readonly View[];
  /** What the reader may change besides the seed. */
  knobs?: readonly KnobName[];
  /** How long each run trains: updates … */
  steps?: number;
  /** … or passes over the training data. Default: 30 epochs. */
  epochs?: number;
  /** The seed at first: data, start weights and order of examples come from it. */
  seed?: number;
  /** Runs of each setting, each with a seed of its own; the thick line is their mean. Default 1. */
  repetitions?: number;
  /** What the figure says of its result. Checked here and on 20 held-out seeds; the build fails where it is not so. */
  claim?: Claim;
  /** Places the figure where its claim is not so. */
  finding?: 'none';
}

export interface TrainingData {
  name: DataName;
  /** Examples to train on, and to validate with. Default: 256 each; for `arch` 40 and 200. */
  training?: number;
  validation?: number;
  /** Standard deviation of the noise. Default 0.2; `digits` have none to set. */
  noise?: number;
  /** Of `blobs` only. Default 2. */
  classes?: number;
}

/** Every hyperparameter of a run; optimiser, initialiser and schedule by name too, with their usual parameters. */
export type Base = Partial<Omit<Run, 'seed' | 'optimizer' | 'initializer' | 'schedule'>> & {
  optimizer?: Optimizer | Optimizer['kind'];
  initializer?: Initializer | Initializer['kind'];
  schedule?: Schedule | 'constant' | 'inverse-time' | 'exponential' | 'cosine';
};

export type SweptValue = number | string;
export type Sweep = Partial<Record<SweptName, readonly SweptValue[]>>;

export const views = [
  'loss',
  'validation-loss',
  'final-loss',
  'heat-map',
  'decision-boundary',
  'gradient-norms',
  'learning-rate',
] as const;
export type View = (typeof views)[number];

/** A value of the one sweep, or of both: `{ learningRate: 0.1, batchSize: 32 }`. */
export type At = SweptValue | Partial<Record<SweptName, SweptValue>>;

/** `atLeast` is for how many of the 20 held-out seeds it must be so: 16 if it is left out. */
export type Claim = { atLeast?: number } & (
  | /** Of all settings it is lowest at this one, or at one of these. */ {
      lowest: Measure;
      at: At | readonly At[];
    }
  | /** It ends below (above) this number: at one setting, or everywhere. */ {
      below: number;
      of: Measure;
      at?: At;
    }
  | { above: number; of: Measure; at?: At }
  | /** At `at` it is lower than at `than`, by this factor. */ {
      lower: Measure;
      at: At;
      than: At;
      factor?: number;
    }
  | /** It falls (rises) from each swept value to the next. */ { falls: Measure }
  | { rises: Measure }
  | /** The runs of this setting diverge; `false`: none does. */ { diverges: At | false }
);

/** The props, settled: nothing is left to default. */
export interface TrainingConfiguration {
  title: string;
  data: Omit<DataSpec, 'seed' | 'test'>;
  loss: Loss;
  base: Omit<Run, 'seed'>;
  sweeps: { name: SweptName; values: readonly SweptValue[] }[];
  show: readonly View[];
  knobs: readonly KnobName[];
  budget: { steps: number } | { epochs: number };
  seed: number;
  repetitions: number;
  claim: Claim | null;
}
