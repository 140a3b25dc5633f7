/**
 * Random features and least squares: a network of one hidden layer whose hidden weights stay as they were drawn, and whose
 * last layer is fitted in closed form. No training: what it comes to has no course.
 */
import type { DataSpec } from '../data/spec.ts';
import type { Kind, Share } from './kind.ts';
import { groupsOf } from './shares.ts';

/**
 * What is fitted to: the class of each example of the training split as ten outputs, 1 for its class and 0 for the others;
 * there is no bias. What is judged: the largest output, on the test split.
 */
export interface RandomFeatures {
  kind: 'random-features';
  /** Of classes, one-hot. */
  data: DataSpec;
  /** Fraction of the training labels that are replaced by another class, as `labelNoise` of a run with the seed of the data. */
  wrongLabels: number;
  /**
   * How many features, ascending. A feature is max(0, w · x), with w drawn from a normal distribution of He's variance,
   * 2 / inputs. Fewer features are the first of more.
   */
  features: number[];
  /** Each with features of its own: the seeds of their weights. */
  draws: number[];
  /**
   * Fits for each number of features: the λ of ‖Φw − y‖² + λ‖w‖² from which leave-one-out on the training examples chooses.
   * `[0]` is least squares, with the w of least norm.
   */
  fits: number[][];
}

export interface Fit {
  /** The λ that was chosen. */
  lambda: number;
  /** Shares of wrong answers. The training labels are those that were fitted, wrong ones included. */
  trainingError: number;
  testError: number;
  /** ‖Φw − y‖² for one example, on average. */
  trainingSquares: number;
  testSquares: number;
  /** ‖w‖, of all outputs together. */
  norm: number;
}

export interface RandomFeaturesResult {
  kind: 'random-features';
  /** `[draws][features][fits]`; null where it is not computed yet. */
  fits: (Fit[] | null)[][];
}

export interface RandomFeaturesFrame {
  /** One place of the result. */
  draw: number;
  place: number;
  fits: Fit[];
}

export const randomFeatures: Kind<RandomFeatures, RandomFeaturesResult, RandomFeaturesFrame> = {
  needsTrainer: false,
  empty: ({ draws, features }) => ({
    kind: 'random-features',
    fits: draws.map(() => features.map(() => null)),
  }),
  accumulate: (result, { draw, place, fits }) => ({
    ...result,
    fits: result.fits.map((own, i) => (i === draw ? own.map((one, at) => (at === place ? fits : one)) : own)),
  }),
  prefix: (result) => result,
  duration: () => 0,
  progress: ({ fits }) => {
    const all = fits.flat();
    return all.filter((one) => one !== null).length / all.length;
  },
  divergences: () => ({ course: 'Draw', steps: [] }),
  /** By draws. */
  divide: (experiment, workers) =>
    groupsOf(
      experiment.draws.map(() => 1),
      workers,
    ).map((own) => shareOf(experiment, own)),
};

const shareOf = (
  experiment: RandomFeatures,
  own: readonly number[],
): Share<RandomFeatures, RandomFeaturesFrame> => ({
  experiment: { ...experiment, draws: own.map((draw) => experiment.draws[draw]!) },
  widen: (frame) => ({ ...frame, draw: own[frame.draw]! }),
});
