import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { extremes, smoothed } from '../../lib/study/range-test.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { lossPanel, type Data } from './learning-rate-range-test/panel.ts';
import { climb, edge, read } from './learning-rate-range-test/reading.ts';
import { lowestRate, smoothing, tasks } from './learning-rate-range-test/task.ts';

/** Of each so many updates the lowest and the highest batch loss are drawn. */
const updatesPerGroup = 8;

const optimizers = { SGD: usualOptimizers.sgd, Adam: usualOptimizers.adam };

export default defineFigure({
  title: 'A learning-rate range test',
  description:
    'Loss of the mini-batches over the learning rate, on a logarithmic axis, while a network that learns the ten digits is ' +
    'trained once and the learning rate grows with every update. The loss stays at its start, falls, and climbs again. Dashed ' +
    'lines and a band mark the optimal range of learning rates found by the program; a third dashed line marks where the loss ' +
    'begins to diverge.',
  knobs: {
    data: choice('Data', ['digits', 'spirals']),
    optimizer: choice('Optimiser', ['SGD', 'Adam']),
    to: slider({ label: 'Largest rate', symbol: 'α', min: 0.01, max: 30, scale: 'log', default: 3 }),
    steps: slider({ label: 'Updates in the test', min: 200, max: 6400, step: 200, default: 800 }),
    seed: seed(),
  },

  experiment: ({ data, optimizer, to, steps, seed }) =>
    grid({
      ...tasks[data],
      budget: { steps },
      settings: [
        {
          optimizer: optimizers[optimizer],
          learningRate: lowestRate,
          schedule: { kind: 'range-test', to },
        },
      ],
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: ({ runs: [test] }): Data => {
    const over = test!.batchLoss.length === test!.steps || test!.divergedAt !== null;
    const smooth = smoothed(test!, smoothing);
    return {
      raw: extremes(test!, updatesPerGroup),
      smooth,
      reading: over ? read(smooth) : null,
      stoppedAt: test!.divergedAt === null ? null : (test!.learningRate.at(-1) ?? null),
    };
  },

  panels: (test, { data, to }) => lossPanel(test, data, [lowestRate, to]),

  table: ({ smooth }) => ({
    columns: ['learning rate', `loss of the mini-batch, mean of ${smoothing} updates`],
    rows: smooth.map(({ rate, loss }) => [rate, loss]),
  }),

  measures: ({ reading }) => ({
    readable: reading ? 'yes' : 'no',
    startLoss: reading?.start,
    lowestLoss: reading?.lowest,
    lowestAt: reading?.lowestAt,
    bandFrom: reading?.from,
    bandTo: reading?.to,
    divergesAt: reading?.diverges,
  }),

  finding: {
    says: ({ smooth, reading, stoppedAt }, { steps, to }) => {
      if (smooth.length < steps && stoppedAt === null)
        return `The test is at update ${smooth.length} of ${steps}.`;
      if (!reading)
        return `In ${steps} updates up to α = ${to} the smoothed loss does not even halve: there is nothing to read off.`;
      const { start, lowest, lowestAt, from, to: end, diverges } = reading;
      const then =
        diverges === null
          ? 'It does not climb again.'
          : `From α = ${significant(diverges)} on it climbs back, by ${percent(climb)} of the fall.`;
      return (
        `In ${steps} updates the smoothed loss falls from ${decimal(start, 2)} to ${decimal(lowest, 2)}, at α = ${significant(lowestAt)}. ` +
        `${percent(edge)} of the fall is done at α = ${significant(from)}, ${percent(1 - edge)} at α = ${significant(end)}: the “optimal” range. ${then}`
      );
    },
    holds: ({ reading }) =>
      reading !== null && reading.from > lowestRate && reading.from < reading.to && reading.diverges !== null,
    fails: { data: 'spirals' },
    atLeast: 0.9,
    switches: [
      { with: 'Adam', knobs: { optimizer: 'Adam' }, holds: true, atLeast: 0.9 },
      { with: 'the test stopped at α = 0.1', knobs: { to: 0.1 }, holds: false, atLeast: 0.9 },
      { with: 'spirals for data', knobs: { data: 'spirals' }, holds: false, atLeast: 0.9 },
    ],
  },
});
