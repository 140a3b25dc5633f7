/** Two figures and what their knobs allow, written down here once more: a test of the knobs must not trust them. */

interface Walk {
  start: [number, number];
  learningRate: number;
  optimizer: { beta: number };
}
interface Run {
  learningRate: number;
  seed: number;
}

const within = (value: number, low: number, high: number) =>
  typeof value === 'number' && value >= low && value <= high;

export const figures = [
  {
    name: 'momentum',
    knobs: ['alpha', 'beta', 'start'],
    experimentsFor: ({ walks }: { walks: Walk[] }) =>
      walks.every(
        ({ start: [x, y], learningRate, optimizer: { beta } }) =>
          within(x, -2, 2) &&
          within(y, -0.267, 1.067) &&
          within(learningRate, 0, 0.006) &&
          within(beta, 0, 0.99),
      ),
  },
  {
    name: 'four-learning-rates',
    knobs: ['low', 'good', 'high', 'veryHigh', 'data', 'starts', 'seed'],
    experimentsFor: ({ data, runs }: { data: { name: string; seed: number }; runs: Run[] }) =>
      ['moons', 'circles', 'xor', 'spirals'].includes(data.name) &&
      within(data.seed, 0, 999_999) &&
      runs.every(({ learningRate, seed }) => within(learningRate, 0.001, 10) && Number.isInteger(seed)),
  },
];
