import { loadData } from '../../data/load.ts';
import type { Dataset, Split } from '../../data/spec.ts';
import { dot } from '../../math/cholesky.ts';
import { square } from '../../math/elementary.ts';
import { lowestBy } from '../../math/lowest.ts';
import { stream } from '../../math/random.ts';
import { dualWeights, leaveOneOut } from '../../math/ridge.ts';
import { leftSingular, takeIn, type Singular } from '../../math/singular.ts';
import { noisyLabels } from '../../training/labels.ts';
import type { Run } from '../../training/spec.ts';
import { nextTurn } from '../../training/turn.ts';
import type { Kinds } from '../experiment.ts';
import type { Fit, RandomFeatures } from '../random-features.ts';
import type { PerformerOf } from './performer.ts';

/** What is fitted to, or judged by. */
interface Examples {
  count: number;
  /** `[examples × inputs]` */
  inputs: Float64Array;
  /** `[outputs × examples]` */
  targets: Float64Array;
}

interface Problem {
  inputs: number;
  training: Examples;
  test: Examples;
}

/** Of the features of a draw, so far. */
interface Drawn {
  /** `[features × examples]` */
  training: Float64Array;
  /** `[examples × features of all]` */
  test: Float64Array;
}

export const randomFeatures: PerformerOf<Kinds['random-features']> = async (
  experiment,
  { signal, progress },
) => {
  const problem = await problemOf(experiment);
  const fits: Fit[][][] = [];
  for (const [draw, seed] of experiment.draws.entries()) {
    fits.push([]);
    for (const found of fitsOf(experiment, problem, seed)) {
      progress?.({ draw, place: fits[draw]!.length, fits: found });
      fits[draw]!.push(found);
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  return { kind: 'random-features', fits };
};

async function problemOf({ data, wrongLabels }: RandomFeatures): Promise<Problem> {
  const dataset = await loadData(data);
  // Of a run, noisy labels need no more than these two.
  const run = { labelNoise: wrongLabels, seed: data.seed } as Run;
  const labels = noisyLabels(run, dataset.training, dataset.outputs);
  return {
    inputs: dataset.inputs,
    training: examplesOf(dataset, { ...dataset.training, targets: labels }),
    test: examplesOf(dataset, dataset.test),
  };
}

function examplesOf({ outputs }: Dataset, { examples, inputs, targets }: Split): Examples {
  return {
    count: examples,
    inputs: Float64Array.from(inputs),
    targets: Float64Array.from(
      targets,
      (_, i) => targets[(i % examples) * outputs + Math.floor(i / examples)]!,
    ),
  };
}

/** Of one draw, for each number of features in turn. */
function* fitsOf(
  { features, fits }: RandomFeatures,
  { inputs, training, test }: Problem,
  seed: number,
): Generator<Fit[]> {
  const most = features.at(-1)!;
  const drawn: Drawn = {
    training: new Float64Array(most * training.count),
    test: new Float64Array(test.count * most),
  };
  const random = stream(seed, 'features');
  const triangle = new Float64Array(square(training.count));
  let before = 0;
  for (const count of features) {
    for (let feature = before; feature < count; feature++) {
      const weights = Float64Array.from({ length: inputs }, () => random.normal() * Math.sqrt(2 / inputs));
      fill(drawn.training, feature * training.count, 1, training, weights);
      fill(drawn.test, feature, most, test, weights);
    }
    const [from, to] = [before, count].map((end) => end * training.count);
    takeIn(triangle, training.count, drawn.training.slice(from, to));
    const singular = decompose(drawn.training.subarray(0, to), triangle, training.count);
    yield fits.map((lambdas) => fit(lambdas, singular, drawn, count, training, test));
    before = count;
  }
}

/** max(0, w · x) of each example, `step` numbers apart. */
function fill(
  features: Float64Array,
  from: number,
  step: number,
  { inputs, count }: Examples,
  weights: Float64Array,
): void {
  for (let example = 0; example < count; example++)
    features[from + example * step] = Math.max(
      0,
      dot(inputs, example * weights.length, weights, 0, weights.length),
    );
}

/** Of the matrix of features: by its columns or, if there are more of them than examples, by the triangle of its rows, Φ = RᵀQᵀ. */
const decompose = (features: Float64Array, triangle: Float64Array, examples: number): Singular =>
  leftSingular(features.length < triangle.length ? features : triangle, examples);

function fit(
  lambdas: readonly number[],
  singular: Singular,
  drawn: Drawn,
  features: number,
  training: Examples,
  test: Examples,
): Fit {
  const { targets, count } = training;
  const lambda =
    lambdas.length === 1
      ? lambdas[0]!
      : lowestBy(lambdas, (one) => leaveOneOut(singular, targets, count, one))!;
  const weights = weightsOf(dualWeights(singular, targets, count, lambda), drawn.training, features, count);
  const [trained, tested] = [
    judge(onTraining(weights, drawn.training, features, count), training),
    judge(onTest(weights, drawn.test, features, test.count), test),
  ];
  return {
    lambda,
    trainingError: trained.error,
    testError: tested.error,
    trainingSquares: trained.squares,
    testSquares: tested.squares,
    norm: Math.sqrt(weights.reduce((sum, weight) => sum + square(weight), 0)),
  };
}

/** `[outputs × features]`: each a sum over the training examples. */
function weightsOf(
  dual: Float64Array,
  drawn: Float64Array,
  features: number,
  examples: number,
): Float64Array {
  const outputs = dual.length / examples;
  const weights = new Float64Array(outputs * features);
  for (let output = 0; output < outputs; output++)
    for (let feature = 0; feature < features; feature++)
      weights[output * features + feature] = dot(
        dual,
        output * examples,
        drawn,
        feature * examples,
        examples,
      );
  return weights;
}

/** Predictions, `[outputs × examples]`, by `[features × examples]`. */
function onTraining(
  weights: Float64Array,
  drawn: Float64Array,
  features: number,
  examples: number,
): Float64Array {
  const predicted = new Float64Array((weights.length / features) * examples);
  weights.forEach((weight, at) => {
    const [output, feature] = [Math.floor(at / features), at % features];
    for (let k = 0; k < examples; k++)
      predicted[output * examples + k]! += weight * drawn[feature * examples + k]!;
  });
  return predicted;
}

/** Predictions, `[outputs × examples]`, by `[examples × features of all]`. */
function onTest(
  weights: Float64Array,
  drawn: Float64Array,
  features: number,
  examples: number,
): Float64Array {
  const all = drawn.length / examples;
  const outputs = weights.length / features;
  const predicted = new Float64Array(outputs * examples);
  for (let example = 0; example < examples; example++)
    for (let output = 0; output < outputs; output++)
      predicted[output * examples + example] = dot(
        drawn,
        example * all,
        weights,
        output * features,
        features,
      );
  return predicted;
}

/** By `[outputs × examples]` predictions: the share whose largest is not that of the label, and the mean squared distance. */
function judge(predicted: Float64Array, { targets, count }: Examples): { error: number; squares: number } {
  let [wrong, squares] = [0, 0];
  for (let example = 0; example < count; example++) {
    let largest = example;
    for (let i = example; i < predicted.length; i += count) {
      squares += square(predicted[i]! - targets[i]!);
      if (predicted[i]! > predicted[largest]!) largest = i;
    }
    if (targets[largest] !== 1) wrong++;
  }
  return { error: wrong / count, squares: squares / count };
}
