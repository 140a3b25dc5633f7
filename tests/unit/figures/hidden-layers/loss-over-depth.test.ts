/** Loss over depth: every depth with the same rates, which of them is shown, and what the sigmoid passes back. */
import { expect, test } from 'vitest';
import figure from '../../../../src/figures/hidden-layers/loss-over-depth.ts';
import type { Study, StudyResult } from '../../../../src/lib/training/spec.ts';
import { shownAt } from '../shown.ts';

interface Data {
  sizes: { name: string; training: { shown: number }; validation: { shown: number } }[];
}

async function at(changes: Record<string, unknown> = {}) {
  const { experiment, result, data } = await shownAt<Data>(figure, changes);
  return { study: experiment as Study, result: result as StudyResult, sizes: data.sizes };
}

test('none to ten layers of eight units, each with the same seven rates, all else equal', async () => {
  const { study } = await at();
  const depths = [0, 1, 2, 3, 4, 6, 8, 10];
  const byDepth = depths.map((_, i) => study.runs.slice(7 * i, 7 * i + 7));
  expect(byDepth.flat()).toHaveLength(study.runs.length);
  byDepth.forEach((runs, i) => {
    for (const { hidden } of runs) expect(hidden).toEqual(Array(depths[i]!).fill(8));
    expect(runs.map(({ learningRate }) => learningRate)).toEqual([0.01, 0.03, 0.1, 0.3, 1, 3, 10]);
  });
  const others = study.runs.map(
    ({ hidden, learningRate, ...rest }) => (void hidden, void learningRate, JSON.stringify(rest)),
  );
  expect(new Set(others).size).toBe(1);
});

test('shown of each depth is the network that is best in validation, with its own training loss', async () => {
  const { result, sizes } = await at({ activation: 'tanh' });
  sizes.forEach(({ training, validation }, i) => {
    const ends = result.runs.slice(7 * i, 7 * i + 7).map(({ checkpoints }) => checkpoints.at(-1)!);
    const lowest = Math.min(...ends.map(({ validationLoss }) => validationLoss));
    expect(validation.shown).toBe(lowest);
    expect(ends.find(({ validationLoss }) => validationLoss === lowest)!.trainingLoss).toBe(training.shown);
  });
});

test('ten layers of the sigmoid end where guessing does, ten of tanh or ReLU far below', async () => {
  const last = async (activation: string) => (await at({ activation })).sizes.at(-1)!.training.shown;
  expect(await last('sigmoid')).toBeCloseTo(Math.LN2, 2);
  expect(await last('tanh')).toBeLessThan(Math.LN2 / 2);
  expect(await last('relu')).toBeLessThan(Math.LN2 / 2);
});
