import { expect, test } from 'vitest';
import figure from '../../../../src/figures/bayesian-optimisation/gaussian-process-step-by-step.ts';
import type { Model } from '../../../../src/figures/bayesian-optimisation/model/model.ts';
import { rates, rateOf } from '../../../../src/figures/bayesian-optimisation/one-knob/problem.ts';
import type { Trial } from '../../../../src/lib/search/searcher.ts';
import { shownAt } from '../shown.ts';

interface Data {
  trials: Trial[];
  next: number | null;
  model: Model | null;
}

const decades = (rate: number) => Math.log10(rate);
/** Between two places of the drawing, in decades. */
const spacing = decades(rates[1]!) - decades(rates[0]!);

test.each(['improvement', 'bound', 'probability', 'uncertainty'])(
  'the searcher went where the drawing says that a trial promises most: by %s',
  async (rule) => {
    for (const trials of [3, 6, 10, 15]) {
      const { data } = await shownAt<Data>(figure, { rule, trials });
      const { promises } = data.model!;
      const nearest = rates.reduce(
        (best, rate, i) =>
          Math.abs(decades(rate / data.next!)) < Math.abs(decades(rates[best]! / data.next!)) ? i : best,
        0,
      );
      // Between two places the promise may be a little higher than at either.
      expect(promises[nearest]).toBeGreaterThan(0.97);
    }
  },
);

test('where it is sure the line passes through the trials', async () => {
  const { data } = await shownAt<Data>(figure, { noise: 'none', length: 'medium', trials: 6 });
  for (const { setting, outcome } of data.trials) {
    const i = Math.round((decades(rateOf(setting)) - decades(rates[0]!)) / spacing);
    if (outcome === 'infeasible') continue;
    expect(data.model!.means[i]).toBeCloseTo(outcome.loss, 1);
  }
});
