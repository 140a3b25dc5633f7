import { expect, test } from 'vitest';
import { descend } from '../../../src/lib/surfaces/descend.ts';
import { measuredRates } from '../../../src/lib/surfaces/survey.ts';

test('a survey measures momentum at every pair of settings, a row for each β, as walks of the trainer’s optimiser do', () => {
  const [condition, alphas, betas] = [20, [0.02, 0.05], [0.3, 0.6]];
  const rates = measuredRates({ condition, alphas, betas });
  const walked = betas.flatMap((beta) =>
    alphas.map((learningRate) => {
      const optimizer = { kind: 'momentum', beta, form: 'goh' } as const;
      const { paths } = descend({
        ...{ kind: 'descent', surface: { name: 'quadratic', condition }, steps: 120 },
        walks: [{ start: [1, 1], learningRate, optimizer }],
      });
      // The value is of second order in the distance.
      return (paths[0]!.values[120]! / paths[0]!.values[60]!) ** (1 / 120);
    }),
  );
  expect(rates).toHaveLength(4);
  rates.forEach((rate, i) => expect(Math.abs(rate - walked[i]!)).toBeLessThan(0.01));
});
