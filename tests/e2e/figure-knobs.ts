/** Two figures and what their knobs allow, written down here once more: a test of the knobs must not trust them. */
import type { Experiment } from '../../src/lib/experiment/experiment.ts';

const within = (value: number | undefined, low: number, high: number) =>
  typeof value === 'number' && value >= low && value <= high;

export const figures = [
  {
    name: 'momentum',
    knobs: ['alpha', 'beta', 'start'],
    experimentsFor: (experiment: Experiment) =>
      experiment.kind === 'descent' &&
      experiment.walks.every(
        ({ start: [x, y], learningRate, optimizer }) =>
          within(x, -2, 2) &&
          within(y, -0.267, 1.067) &&
          within(learningRate, 0, 0.006) &&
          optimizer.kind === 'momentum' &&
          within(optimizer.beta, 0, 0.99),
      ),
  },
  {
    name: 'four-learning-rates',
    knobs: ['low', 'good', 'high', 'veryHigh', 'data', 'starts', 'seed'],
    experimentsFor: (experiment: Experiment) =>
      experiment.kind === 'study' &&
      ['moons', 'circles', 'xor', 'spirals'].includes(experiment.data.name) &&
      within(experiment.data.seed, 0, 999_999) &&
      experiment.runs.every(
        ({ learningRate, seed }) => within(learningRate, 0.001, 10) && Number.isInteger(seed),
      ),
  },
];
