import { describe, expect, it } from 'vitest';
import { promise } from '../../../../src/lib/search/gaussian-process/acquisition.ts';
import { pairsOf, type Features } from '../../../../src/lib/search/gaussian-process/features.ts';
import { fitKernel } from '../../../../src/lib/search/gaussian-process/fit.ts';
import type { Kernel } from '../../../../src/lib/search/gaussian-process/kernel.ts';
import { negativeLogLikelihood, toLogs } from '../../../../src/lib/search/gaussian-process/likelihood.ts';
import { posteriorOf } from '../../../../src/lib/search/gaussian-process/posterior.ts';
import goldens from '../../../goldens/search/gaussian-process.json' with { type: 'json' };
import improvements from '../../../goldens/search/improvement.json' with { type: 'json' };

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

describe.each(Object.entries(goldens))('%s', (_, golden) => {
  const { isChoice } = golden;
  const rows = featuresOf(golden.rows);
  const outcomes = Float64Array.from(golden.outcomes);
  const kernel: Kernel = { ...golden, lengths: Float64Array.from(golden.lengths) };
  const ended = featuresOf(golden.rows.slice(0, outcomes.length));
  const likelihood = negativeLogLikelihood({ outcomes, squares: pairsOf(isChoice, ended) });

  it('has scikit-learn’s mean and deviation', () => {
    const { means, deviations } = posteriorOf(isChoice, kernel, rows, outcomes).at(featuresOf(golden.places));
    expectNear(means, golden.means);
    expectNear(deviations, golden.deviations);
  });

  it('has scikit-learn’s likelihood, with its slopes', () => {
    const { value, gradient } = likelihood(toLogs(kernel));
    expectNear(Float64Array.of(-value), [golden.logLikelihood]);
    expectNear(
      gradient.map((slope) => -slope),
      golden.slopes,
    );
  });

  it('is fitted as well as SciPy does from forty starts', () => {
    const knobs = isChoice.length;
    const fitted = toLogs(fitKernel({ outcomes, squares: pairsOf(isChoice, ended) }, knobs, {}, null));
    // What is held of lengths, signal and noise beforehand, as tests/peers/search.py has it, too.
    const means = [...isChoice.map(() => Math.SQRT2 - 3 + Math.log(knobs) / 2), 0, -5];
    const deviations = [...isChoice.map(() => Math.sqrt(3)), 1, 2];
    const held = means.reduce((sum, mean, i) => sum + ((fitted[i]! - mean) / deviations[i]!) ** 2 / 2, 0);
    // A hundredth is no evidence, and the fit ends there.
    expect(likelihood(fitted).value + held).toBeLessThan(golden.mostLikely.loss + 0.03);
  });
});

describe.each(improvements)(
  'of mean $mean ± $deviation below $best',
  ({ mean, deviation, best, expected, probability }) => {
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
  },
);
