/** “Change from here”: the knob moves the future of a run, and its past stays, to the bit. */
import { describe, expect, test } from 'vitest';
import training from '../../../../src/figures/kinds/training.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
import type { TrainingProps } from '../../../../src/figures/kinds/training/configuration.ts';
import networkInTraining from '../../../../src/figures/parameters/network-in-training.ts';
import { changesOf } from '../../../../src/lib/figure/contract/changes.ts';
import type { RunHistory, StudyResult } from '../../../../src/lib/training/spec.ts';
import { refuse } from '../kind-examples.ts';
import { drawn, shownAt } from '../shown.ts';

const figureOf = (props: Partial<TrainingProps>) =>
  training(trainingConfiguration({ id: 'a', title: 'A', data: 'moons', epochs: 5, ...props }, refuse));

const runsOf = (result: unknown) => (result as StudyResult).runs;

function expectSamePast(run: RunHistory, before: RunHistory, at: number): void {
  expect(run.batchLoss.subarray(0, at)).toEqual(before.batchLoss.subarray(0, at));
  expect(run.checkpoints.filter(({ step }) => step <= at)).toEqual(
    before.checkpoints.filter(({ step }) => step <= at),
  );
  expect(run.batchLoss.at(-1)).not.toBe(before.batchLoss.at(-1));
}

test('<Training>: each setting keeps its past, and the change is drawn', async () => {
  const figure = figureOf({ sweep: { activation: ['tanh', 'relu'] }, knobs: ['learningRate', 'units'] });
  const before = await shownAt(figure);
  const changes = [{ at: 17, before: { learningRate: 0.1 } }];
  const after = await shownAt(figure, { learningRate: 1, changes });
  runsOf(after.result).forEach((run, i) => expectSamePast(run, runsOf(before.result)[i]!, 17));
  expect(runsOf(after.result)[0]!.learningRate[16]).toBeCloseTo(0.1);
  expect(runsOf(after.result)[0]!.learningRate[17]).toBe(1);
  expect(drawn(figure, after).querySelector('.change-0 text')!.textContent).toBe('α\u00a0=\u00a01');
});

test('<Training>: runs of other lengths change as far on their way', async () => {
  const figure = figureOf({ sweep: { batchSize: [8, 32] }, knobs: ['learningRate'] });
  const changes = [{ at: 80, before: { learningRate: 0.1 } }];
  const { result } = await shownAt(figure, { learningRate: 1, changes });
  expect(runsOf(result).map(({ steps }) => steps)).toEqual([160, 40]);
  expect(runsOf(result).map(({ learningRate }) => learningRate.indexOf(1))).toEqual([80, 20]);
});

describe('of the knobs of a <Training> a run can change on its way', () => {
  const turnable = (props: Partial<TrainingProps>) => changesOf(figureOf(props))?.of ?? null;

  test('what the trainer can adjust', () => {
    expect(turnable({ knobs: ['learningRate', 'weightDecay', 'activation', 'optimizer'] })).toEqual([
      'learningRate',
      'weightDecay',
    ]);
    expect(turnable({ knobs: ['units', 'noise'] })).toBeNull();
  });

  test('a momentum that the optimiser has from the start, a batch size without batch normalisation', () => {
    expect(turnable({ knobs: ['momentum'], base: { optimizer: 'momentum' } })).toEqual(['momentum']);
    expect(turnable({ knobs: ['momentum'] })).toBeNull();
    expect(turnable({ knobs: ['batchSize'] })).toEqual(['batchSize']);
    expect(turnable({ knobs: { batchSize: [31, 33] }, base: { normalization: 'batch' } })).toBeNull();
  });
});

test('the network in training keeps its past', async () => {
  const before = await shownAt(networkInTraining);
  const changes = [{ at: 300, before: { learningRate: 0.3, batchSize: 10 } }];
  const after = await shownAt(networkInTraining, { learningRate: 1, batchSize: 50, changes });
  expectSamePast(runsOf(after.result)[0]!, runsOf(before.result)[0]!, 300);
  const page = drawn(networkInTraining, after);
  expect(page.querySelector('.loss .change-0 text')!.textContent).toBe(
    'α\u00a0=\u00a01 and B\u00a0=\u00a050',
  );
});
