import { describe, expect, it } from 'vitest';
import { promise } from '../../../../src/lib/search/gaussian-process/acquisition.ts';
import { pairsOf, type Features } from '../../../../src/lib/search/gaussian-process/features.ts';
import { fitKernel } from '../../../../src/lib/search/gaussian-process/fit.ts';
import type { Kernel } from '../../../../src/lib/search/gaussian-process/kernel.ts';
import { negativeLogLikelihood, toLogs } from '../../../../src/lib/search/gaussian-process/likelihood.ts';
import { posteriorOf } from '../../../../src/lib/search/gaussian-process/posterior.ts';
import { improvements } from '../../../peers/search/cases.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';
import { regressions } from '../../../peers/search/regressions.ts';

interface Expected {
  means: number[];
  deviations: number[];
  logLikelihood: number;
  slopes: number[];
  leastLoss: number;
}
const goldens = readGoldens<Expected>('gaussian-process');
const integrals = readGoldens<{ expected: number; probability: number }>('improvement');

const featuresOf = (rows: number[][]): Features => ({
  count: rows.length,
  values: Float64Array.from(rows.flat()),
});

function expectNear(values: Float64Array, expected: number[]): void {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) =>
    expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected[i]!))),
  );
}

describe.each(Object.entries(regressions))('%s', (name, regression) => {
  const golden = goldens[name]!;
  const isChoice = regression.options.map((options) => options > 0);
  const rows = featuresOf(regression.rows);
  const outcomes = Float64Array.from(regression.outcomes);
  const kernel: Kernel = { ...regression.kernel, lengths: Float64Array.from(regression.kernel.lengths) };
  const ended = featuresOf(regression.rows.slice(0, outcomes.length));
  const likelihood = negativeLogLikelihood({ outcomes, squares: pairsOf(isChoice, ended) });

  it('has scikit-learn’s mean and deviation', () => {
    const { means, deviations } = posteriorOf(isChoice, kernel, rows, outcomes).at(
      featuresOf(regression.places),
    );
    expectNear(means, golden.means);
    expectNear(deviations, golden.deviations);
  });

  it('has scikit-learn’s likelihood, with its slopes', () => {
    const { value, gradient } = likelihood(toLogs(kernel));
    expectNear(Float64Array.of(-value), [golden.logLikelihood]);
    expectNear(
      gradient().map((slope) => -slope),
      golden.slopes,
    );
  });

  it('is fitted as well as SciPy does from forty starts', () => {
    const knobs = isChoice.length;
    const fitted = toLogs(fitKernel({ outcomes, squares: pairsOf(isChoice, ended) }, knobs, {}, null));
    // What is held of lengths, signal and noise beforehand, as tests/peers/search/gaussian_process.py has it, too.
    const means = [...isChoice.map(() => Math.SQRT2 - 3 + Math.log(knobs) / 2), 0, -5];
    const deviations = [...isChoice.map(() => Math.sqrt(3)), 1, 2];
    const held = means.reduce((sum, mean, i) => sum + ((fitted[i]! - mean) / deviations[i]!) ** 2 / 2, 0);
    // There may be several valleys nearly as deep: a tenth in the logarithm is no evidence.
    expect(likelihood(fitted).value + held).toBeLessThan(golden.leastLoss + 0.1);
  });
});

describe.each(improvements)('of mean $mean ± $deviation below $best', ({ mean, deviation, best }) => {
  const { expected, probability } = integrals[[mean, deviation, best].join(' ')]!;

  it('the expected improvement is its integral', () => {
    expect(promise({ kind: 'expected-improvement' }, mean, deviation, best)).toBeCloseTo(expected, 9);
    expect(promise({ kind: 'log-expected-improvement' }, mean, deviation, best)).toBeCloseTo(
      Math.log(expected),
      7,
    );
  });

  it('the probability is its integral', () => {
    const value = promise({ kind: 'probability-of-improvement', margin: 0 }, mean, deviation, best);
    expect(value).toBeCloseTo(Math.log(probability), 7);
  });
});
