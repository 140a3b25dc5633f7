/** The best rate of each batch size: of runs whose best rates are known beforehand. */
import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/batch-size/best-rate-per-batch-size.ts';
import { bestOf, type Best } from '../../../../src/figures/batch-size/best-rate-per-batch-size/best.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import type { Study, StudyResult } from '../../../../src/lib/training/spec.ts';
import { drawn, shownAt } from '../shown.ts';

const knobs = defaults(figure.knobs);

interface Data {
  bests: (Best | null)[];
  exponents: { below: number; above: number } | null;
}

/** A result whose losses are parabolas in log α, lowest at a rate that depends on the batch size. */
function parabolas(bestRate: (batchSize: number) => number): StudyResult {
  const { runs } = figure.experiment(knobs) as Study;
  return {
    kind: 'study',
    runs: runs.map(({ batchSize, learningRate }) => {
      const loss = 0.3 + 0.005 * Math.log(learningRate / bestRate(batchSize)) ** 2;
      return {
        steps: 10,
        stepsPerEpoch: 1,
        batchLoss: new Float32Array(10),
        learningRate: new Float32Array(10),
        checkpoints: [0, 10].map((step) => ({ step, trainingLoss: loss, validationLoss: loss })),
        divergedAt: null,
      };
    }),
  };
}

const dataOf = (result: StudyResult) => figure.summarise(result, knobs) as Data;

describe('of runs whose best rate is known', () => {
  test('best rates between those that were tried are found', () => {
    for (const { batchSize, rate } of dataOf(
      parabolas((batchSize) => 0.012 * batchSize ** 0.8),
    ).bests.flatMap((best) => best ?? []))
      expect(rate / (0.012 * batchSize ** 0.8)).toBeCloseTo(1, 6);
  });

  test('linear up to the knee and level from there: exponents 1 and 0, and the finding holds', () => {
    const data = dataOf(parabolas((batchSize) => 0.012 * Math.min(batchSize, 32)));
    expect(data.exponents!.below).toBeCloseTo(1, 6);
    expect(data.exponents!.above).toBeCloseTo(0, 6);
    expect(figure.finding.holds(data, knobs)).toBe(true);
  });

  test('linear throughout, or a square root throughout, is not the finding', () => {
    for (const exponent of [1, 0.5]) {
      const data = dataOf(parabolas((batchSize) => 0.012 * batchSize ** exponent));
      expect(data.exponents!.below).toBeCloseTo(exponent, 6);
      expect(data.exponents!.above).toBeCloseTo(exponent, 6);
      expect(figure.finding.holds(data, knobs)).toBe(false);
    }
  });
});

describe('at the ends and on the way', () => {
  const tried = (losses: (number | null)[]) =>
    losses.map((loss, i) => ({ batchSize: 2, learningRate: 0.1 * 2 ** i, loss }));

  test('the lowest of all at an end is taken as it is', () => {
    expect(bestOf(tried([0.1, 0.2, 0.3]))).toEqual({ batchSize: 2, rate: 0.1, loss: 0.1 });
    expect(bestOf(tried([0.3, 0.2, 0.1]))!.rate).toBeCloseTo(0.4);
  });

  test('the best is not known before all losses are', () => {
    expect(bestOf(tried([0.3, 0.1, null]))).toBeNull();
  });
});

test('the nine best rates and losses are drawn, and what grows as B and as √B beside them', async () => {
  const { data, knobs } = await shownAt<Data>(figure);
  const wide = drawn(figure, { data, knobs }).querySelector('svg.wide')!;
  for (const name of ['rates', 'losses'])
    expect(wide.querySelectorAll(`.panel.${name} .dots circle`)).toHaveLength(9);
  expect([...wide.querySelectorAll('.rates .ends text')].map((text) => text.textContent)).toEqual([
    '∝ B',
    '∝ √B',
  ]);
});
