import { expect, test } from 'vitest';
import { compared } from '../../../../src/figures/population-based-training/network/lineage.ts';
import { rounds, size, steps } from '../../../../src/figures/population-based-training/network/problem.ts';
import type { Origin } from '../../../../src/lib/search/tuner.ts';
import type { SearchHistory, SearchTrial } from '../../../../src/lib/search/experiment/spec.ts';

const round = steps / rounds;

/** A trial with a loss after each of these rounds. */
const trialOf = (
  learningRate: number,
  losses: Readonly<Record<number, number>>,
  origin: Origin | null = null,
): SearchTrial => ({
  ...{ setting: { learningRate }, repeats: null, origin, reports: [], isEnded: true, stretches: [] },
  run: {
    steps,
    stepsPerEpoch: 1,
    divergedAt: null,
    checkpoints: Object.entries(losses).map(([after, validationLoss]) => ({
      step: Number(after) * round,
      trainingLoss: 0,
      validationLoss,
    })),
  },
});

const historyOf = (trials: SearchTrial[]): SearchHistory => ({
  ...{ budget: { trials: size }, workers: size, duration: steps, isDone: true },
  trials,
});

const alone = (learningRate: number, loss: number) => trialOf(learningRate, { 0: 1, [rounds]: loss });
const grid = historyOf([
  ...Array.from({ length: size }, (_, i) => alone(i + 1, i === 3 ? 0.4 : 0.5)),
  ...Array.from({ length: size }, (_, i) => alone(i + 1, i === 7 ? 0.2 : 0.6)),
]);

test('the best network has the rates and the losses of its ancestors, each up to where it was copied', () => {
  const first = trialOf(0.1, { 0: 1, 1: 0.9, 2: 0.8 });
  const copy = trialOf(0.05, { 3: 0.5, [rounds]: 0.3 }, { trial: 0, step: 2 * round });
  const other = trialOf(0.2, { 0: 1, 1: 0.95, [rounds]: 0.35 });
  const { population, all } = compared({ kind: 'search', searches: [historyOf([first, copy, other]), grid] });
  expect(population!.rates).toEqual([
    [0, 0.1],
    [2, 0.1],
    [2, 0.05],
    [rounds, 0.05],
  ]);
  expect(population!.losses.map(([, loss]) => loss)).toEqual([1, 0.9, 0.8, 0.5, 0.3]);
  expect(population!.loss).toBe(0.3);
  // The copy's thread begins at the rate of the one that it was copied from.
  expect(all[1]).toEqual([
    [2, 0.1],
    [2, 0.05],
    [rounds, 0.05],
  ]);
});

test('of the grid the first half are constants, the second cosines that end at 0', () => {
  const { constant, cosine } = compared({ kind: 'search', searches: [historyOf([alone(0.1, 0.3)]), grid] });
  expect([constant!.rate, constant!.loss]).toEqual([4, 0.4]);
  expect([cosine!.rate, cosine!.loss]).toEqual([8, 0.2]);
  expect(cosine!.rates[5 * rounds]![1]).toBeCloseTo(4, 9);
  expect(cosine!.rates.at(-1)![1]).toBeCloseTo(0, 9);
});

test('what has only begun has no loss at the end', () => {
  const begun = historyOf([trialOf(0.1, { 0: 1, 1: 0.9 })]);
  const { population, cosine } = compared({ kind: 'search', searches: [begun, historyOf([])] });
  expect(population!.loss).toBeNull();
  expect(cosine).toBeNull();
});
