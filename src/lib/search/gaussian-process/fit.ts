/** The kernel under which what was observed, and what one expects of kernels, is most likely. */
import { log } from '../../math/elementary.ts';
import { minimise, type Effort, type Lowest, type Slope } from '../../math/minimise.ts';
import type { Kernel } from './kernel.ts';
import { fromLogs, negativeLogLikelihood, toLogs, type Observations } from './likelihood.ts';

/** What one holds of a number before any trial: its logarithm is normal. */
interface Expectation {
  /** Of the logarithm. */
  mean: number;
  deviation: number;
}

/** Numbers that are set rather than fitted. */
export interface Held {
  /** Of all knobs. */
  length?: number;
  noise?: number;
}

/**
 * Of lengths as Hvarfner et al. (2024, arXiv 2402.02229) have it: with more knobs, functions are expected to vary more
 * slowly along each. The centre is the mode of their log-normal density, e^(√2 − 3) √knobs.
 */
const lengthOf = (knobs: number): Expectation => ({
  mean: Math.SQRT2 - 3 + log(knobs) / 2,
  deviation: Math.sqrt(3),
});

/** Outcomes are standardised: their variance is about 1. */
const expectedSignal: Expectation = { mean: 0, deviation: 1 };

/** Some per mille of the variance; that of exact functions is found, too, and that of coin flips. */
const expectedNoise: Expectation = { mean: -5, deviation: 2 };

/** A hundredth in the logarithm of the likelihood is no evidence. Its curvature grows with the number of trials. */
const effortFor = (trials: number): Effort => ({
  evaluations: 40,
  flat: 1e-2,
  little: 1e-2,
  longestStep: 1,
  curvature: 1 + trials / 2,
});

/**
 * From the kernel that is expected and from the one that was fitted last, descends to the nearest kernel that is most
 * likely, and takes the better of the two.
 */
export function fitKernel(
  observations: Observations,
  knobs: number,
  held: Held,
  last: Kernel | null,
): Kernel {
  const expectations = [
    ...new Array<Expectation>(knobs).fill(lengthOf(knobs)),
    expectedSignal,
    expectedNoise,
  ];
  const expected = Float64Array.from(expectations, ({ mean }) => mean);
  const starts = [expected, ...(last ? [toLogs(last)] : [])].map((logs) => withHeld(logs, held));
  const free = expectations.map((_, i) => i).filter((i) => !isHeld(i, knobs, held));
  const likelihood = negativeLogLikelihood(observations);
  const ends = starts.map((start): Lowest => {
    const all = (some: Float64Array) => replaced(start, free, some);
    const at = (some: Float64Array): Slope => {
      const { value, gradient } = withExpectations(likelihood(all(some)), all(some), expectations, free);
      return { value, gradient: picked(gradient, free) };
    };
    const lowest = minimise(at, picked(start, free), effortFor(observations.outcomes.length));
    return { ...lowest, point: all(lowest.point) };
  });
  return fromLogs(ends.reduce((a, b) => (b.value < a.value ? b : a)).point);
}

/** Less the logarithms of the expectations' densities, but for constants. */
function withExpectations(
  { value, gradient }: Slope,
  logs: Float64Array,
  expectations: readonly Expectation[],
  free: readonly number[],
): Slope {
  const slopes = gradient.slice();
  let sum = value;
  for (const i of free) {
    const { mean, deviation } = expectations[i]!;
    const off = (logs[i]! - mean) / deviation;
    sum += (off * off) / 2;
    slopes[i]! += off / deviation;
  }
  return { value: sum, gradient: slopes };
}

const isHeld = (i: number, knobs: number, { length, noise }: Held) =>
  i < knobs ? length !== undefined : i > knobs && noise !== undefined;

function withHeld(logs: Float64Array, held: Held): Float64Array {
  const { lengths, signal, noise } = fromLogs(logs);
  const { length } = held;
  return toLogs({
    lengths: length === undefined ? lengths : lengths.map(() => length),
    signal,
    noise: held.noise ?? noise,
  });
}

const picked = (values: Float64Array, places: readonly number[]) =>
  Float64Array.from(places, (place) => values[place]!);

function replaced(values: Float64Array, places: readonly number[], by: Float64Array): Float64Array {
  const all = values.slice();
  places.forEach((place, i) => (all[place] = by[i]!));
  return all;
}
