/** The kernel under which what was observed, and what one expects of kernels, is most likely. */
import { dot } from '../../math/cholesky.ts';
import { log } from '../../math/elementary.ts';
import { minimise, type Effort, type Slope } from '../../math/minimise.ts';
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

/** Of a kernel's lengths, its signal and its noise. */
export const expectationsOf = (knobs: number): readonly Expectation[] => [
  ...new Array<Expectation>(knobs).fill(lengthOf(knobs)),
  expectedSignal,
  expectedNoise,
];

/** A number that is fitted: its logarithm is one of a kernel's. */
interface Fitted extends Expectation {
  place: number;
}

/** A hundredth in the logarithm of the likelihood is no evidence. */
export const littleEvidence = 1e-2;

/** Steps are in deviations of what is expected. */
const effort: Effort = { evaluations: 40, flat: 1e-2, little: littleEvidence, longestStep: 1 };

/**
 * From the kernel that is expected and from the one that was fitted last, descends to the nearest kernel that is most
 * likely, and takes the better of the two. It goes in deviations from what is expected, in which all directions are alike.
 */
export function fitKernel(
  observations: Observations,
  knobs: number,
  held: Held,
  last: Kernel | null,
): Kernel {
  const expectations = expectationsOf(knobs);
  const fitted = expectations
    .map((expectation, place): Fitted => ({ ...expectation, place }))
    .filter(({ place }) => !isHeld(place, knobs, held));
  const expected = Float64Array.from(expectations, ({ mean }) => mean);
  const likelihood = negativeLogLikelihood(observations);
  const ends = [expected, ...(last ? [toLogs(last)] : [])].map((logs) => {
    const start = withHeld(logs, held);
    const at = (offs: Float64Array) => withExpectations(likelihood(moved(start, fitted, offs)), fitted, offs);
    const from = Float64Array.from(
      fitted,
      ({ place, mean, deviation }) => (start[place]! - mean) / deviation,
    );
    const { point, value } = minimise(at, from, effort);
    return { value, logs: moved(start, fitted, point) };
  });
  return fromLogs(ends.reduce((a, b) => (b.value < a.value ? b : a)).logs);
}

/** The logarithms of a kernel's numbers, those that are fitted so many deviations off. */
function moved(logs: Float64Array, fitted: readonly Fitted[], offs: Float64Array): Float64Array {
  const all = logs.slice();
  fitted.forEach(({ place, mean, deviation }, i) => (all[place] = mean + deviation * offs[i]!));
  return all;
}

/** Less the logarithm of the expectations' density, but for a constant; slopes and curvature are along the offs. */
const withExpectations = (
  { value, gradient, curvature }: Slope,
  fitted: readonly Fitted[],
  offs: Float64Array,
): Slope => ({
  value: value + dot(offs, 0, offs, 0, offs.length) / 2,
  gradient() {
    const slopes = gradient();
    return offs.map((off, i) => off + fitted[i]!.deviation * slopes[fitted[i]!.place]!);
  },
  curvature() {
    const bends = curvature();
    const all = Math.sqrt(bends.length);
    const along = (a: Fitted, b: Fitted) => a.deviation * b.deviation * bends[a.place * all + b.place]!;
    return Float64Array.from(fitted.flatMap((a) => fitted.map((b) => Number(a === b) + along(a, b))));
  },
});

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
