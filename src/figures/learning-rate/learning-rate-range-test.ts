import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { grid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { extremes, smoothed } from '../../lib/study/range-test.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { lossPanel, type Data } from './learning-rate-range-test/panel.ts';
import { climb, edge, read, type Reading } from './learning-rate-range-test/reading.ts';

const lowestRate = 1e-4;
/** Updates whose batch losses are averaged. */
const smoothing = 25;
/** Of each so many updates the lowest and the highest batch loss are drawn. */
const updatesPerGroup = 8;
/** Rates of the fresh runs that check the test, one at a time and fixed. */
const fixedRates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

export default defineFigure({
  title: 'A learning-rate range test',
  description:
    'Loss of the mini-batches over the learning rate, on a logarithmic axis, while a network that learns the ten digits is ' +
    'trained once and the learning rate grows with every update. The loss stays at its start, falls, and climbs again. Dashed ' +
    'lines and a band mark the optimal range of learning rates found by the program; a third dashed line marks where the loss ' +
    'begins to diverge.',
  knobs: {
    to: slider({ label: 'Largest rate', symbol: 'α', min: 0.01, max: 30, scale: 'log', default: 3 }),
    steps: slider({ label: 'Updates in the test', min: 200, max: 1600, step: 100, default: 800 }),
    check: toggle('Check it with fresh runs at fixed rates'),
    seed: seed(),
  },

  experiment: ({ to, steps, check, seed }) =>
    grid({
      data: { name: 'digits', training: 2000, validation: 10 },
      loss: 'softmax-cross-entropy',
      budget: { steps },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: { kind: 'normal', deviation: 0.05 },
        learningRate: lowestRate,
      },
      settings: [
        { schedule: { kind: 'range-test', to } },
        ...(check ? fixedUpTo(to) : []).map((learningRate) => ({ learningRate })),
      ],
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: ({ runs: [test, ...fresh] }, { to }): Data => {
    const over = test!.batchLoss.length === test!.steps || test!.divergedAt !== null;
    const smooth = smoothed(test!, smoothing);
    return {
      raw: extremes(test!, updatesPerGroup),
      smooth,
      reading: over ? read(smooth) : null,
      stoppedAt: test!.divergedAt === null ? null : (test!.learningRate.at(-1) ?? null),
      fixed: fresh.flatMap((run, i) => {
        const loss = finalOf(run, 'trainingLoss');
        return loss === null && run.divergedAt === null ? [] : [{ rate: fixedUpTo(to)[i]!, loss }];
      }),
    };
  },

  panels: (data, { to }) => lossPanel(data, [lowestRate, to]),

  table: ({ smooth, fixed }) => ({
    columns: [
      'learning rate',
      `loss of the mini-batch, mean of ${smoothing} updates`,
      'training loss of a fresh run',
    ],
    rows: [
      ...smooth.map(({ rate, loss }) => [rate, loss, null]),
      ...fixed.map(({ rate, loss }) => [rate, null, loss ?? 'diverged']),
    ],
  }),

  measures: ({ reading, fixed }) => ({
    startLoss: reading?.start,
    lowestLoss: reading?.lowest,
    bandFrom: reading?.from,
    bandTo: reading?.to,
    divergesAt: reading?.diverges,
    bestFixedRate: bestOf(fixed)?.rate,
    bestFixedLoss: bestOf(fixed)?.loss,
  }),

  finding: {
    says: ({ smooth, reading, stoppedAt, fixed }, { steps, to }) => {
      if (smooth.length < steps && stoppedAt === null)
        return `The test is at update ${smooth.length} of ${steps}.`;
      if (!reading)
        return `In ${steps} updates up to α = ${to} the smoothed loss does not even halve: there is nothing to read off.`;
      const { start, lowest, from, to: end, diverges } = reading;
      const then =
        diverges === null
          ? 'It does not climb again.'
          : `From α = ${significant(diverges)} on it climbs back, by ${percent(climb)} of the fall.`;
      return (
        `In ${steps} updates the smoothed loss falls from ${decimal(start, 2)} to ${decimal(lowest, 2)}: ${percent(edge)} of the fall ` +
        `is done at α = ${significant(from)}, ${percent(1 - edge)} at α = ${significant(end)}, the “optimal” range. ${then}${saysFixed(fixed, reading)}`
      );
    },
    holds: ({ reading, fixed }) =>
      reading !== null &&
      reading.from >= 10 * lowestRate &&
      reading.from < reading.to &&
      reading.diverges !== null &&
      (bestOf(fixed)?.rate ?? Infinity) > reading.to,
    fails: { to: 0.03 },
    atLeast: 0.95,
    switches: [
      { with: 'fresh runs to check it', knobs: { check: true }, holds: true, atLeast: 0.95 },
      { with: 'the test stopped at α = 0.1', knobs: { to: 0.1 }, holds: false, atLeast: 0.95 },
    ],
  },
});

const fixedUpTo = (to: number) => fixedRates.filter((rate) => rate <= to);

/** The fixed rate whose run ends lowest; null while there is none. */
const bestOf = (fixed: Data['fixed']) => lowestBy(fixed, ({ loss }) => loss);

function saysFixed(fixed: Data['fixed'], { from, to }: Reading): string {
  const best = bestOf(fixed);
  if (!best) return '';
  const place = best.rate < from ? 'below' : best.rate > to ? 'above' : 'within';
  return ` Of the fixed rates, α = ${best.rate} ends lowest, at ${decimal(best.loss, 2)}: ${place} the range.`;
}
