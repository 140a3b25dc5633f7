import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { grid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { smoothed } from '../../lib/study/range-test.ts';
import { decimal, percent, significant, whole } from '../../lib/text/numbers.ts';
import { read } from './learning-rate-range-test/reading.ts';
import { lowestRate, smoothing, tasks, updatesWorth } from './learning-rate-range-test/task.ts';
import { farthestApart, pickedOf, rampAt, type Data, type Picked } from './range-test-checked/checked.ts';
import { checkedPanel } from './range-test-checked/panel.ts';

const steps = 800;
const to = 3;
/** After so many updates a fixed run should have the loss that the ramp shows at its rate. */
const early = updatesWorth(steps, to);
/** Of the fresh runs, each at one rate. */
const fixedRates = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
const lowestShown = 0.003;

/** How many times as long as the test the fixed runs are. */
const lengths = { 'as long as the test': 1, 'five times as long': 5 } as const;

/** The ramp and the fixed runs differ by at most this share, up to the end of the band. */
const alike = 0.15;

interface Checked extends Data {
  picked: Picked | null;
}

export default defineFigure({
  title: 'A range test, checked with runs at fixed rates',
  description:
    'Over the learning rate, on a logarithmic axis: the loss of a range test; that of fresh networks, each trained at one ' +
    `fixed rate, after ${early} updates; and what these networks end at, on training and on validation data. The first two lie ` +
    'on each other. The last two are far lower, with their lowest points at different rates. A band marks the optimal range of ' +
    'the test, dashed lines the rate at which its loss is lowest, a third and a tenth of it.',
  knobs: {
    length: choice('Length of the fixed runs', ['as long as the test', 'five times as long']),
    seed: seed(),
  },

  experiment: ({ length, seed }) =>
    grid({
      ...tasks.digits,
      budget: { steps: lengths[length] * steps },
      settings: [
        { learningRate: lowestRate, schedule: { kind: 'range-test', to }, budget: { steps } },
        ...fixedRates.map((learningRate) => ({ learningRate })),
      ],
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: ({ runs: [test, ...fresh] }): Checked => {
    const ramp = smoothed(test!, smoothing);
    const data = {
      ramp,
      reading: test!.batchLoss.length === steps ? read(ramp) : null,
      fixed: fresh.map((run, i) => ({
        rate: fixedRates[i]!,
        early: run.batchLoss.length < early + smoothing ? null : smoothed(run, smoothing)[early]!.loss,
        training: finalOf(run, 'trainingLoss'),
        validation: finalOf(run, 'validationLoss'),
      })),
    };
    const areOver = fresh.every((run) => run.divergedAt !== null || finalOf(run, 'validationLoss') !== null);
    return { ...data, picked: areOver ? pickedOf(data) : null };
  },

  panels: (data) => checkedPanel(data, { rates: [lowestShown, to], early, picked: data.picked }),

  table: ({ ramp, fixed }) => ({
    columns: [
      'learning rate',
      'range test',
      `fixed rate, after ${early} updates`,
      'training, at the end',
      'validation, at the end',
    ],
    rows: fixed.map(({ rate, early, training, validation }) => [
      ...[rate, rampAt(ramp, rate), early, training, validation],
    ]),
  }),

  measures: (data) => {
    const { ramp, reading, fixed, picked } = data;
    const atOne = fixed.find(({ rate }) => rate === 1);
    return {
      updatesWorth: early,
      lowestAt: reading?.lowestAt,
      farthestApart: farthestApart(data),
      bestRate: picked?.best.rate,
      bestPlace: picked && placeOf(picked),
      bestTrainingRate: lowestBy(fixed, ({ training }) => training)?.rate,
      thirdOverBest: picked && picked.third.loss / picked.best.loss,
      tenthOverBest: picked && picked.tenth.loss / picked.best.loss,
      testAtOne: rampAt(ramp, 1),
      trainingOverTestAtOne: ratioOf(atOne?.training ?? null, rampAt(ramp, 1)),
      trainingAtOne: atOne?.training,
    };
  },

  finding: {
    says: (data, { length }) => {
      const { reading, picked } = data;
      if (!reading || !picked) return 'The runs are not over.';
      const { best, third, tenth } = picked;
      return (
        `Up to the end of the band, the loss of the test and that of fixed rates after ${early} updates differ by at most ` +
        `${percent(farthestApart(data))}. After ${whole(lengths[length] * steps)} updates α = ${best.rate} has the lowest validation loss, ` +
        `${decimal(best.loss, 2)}: ${placeOf(picked)}. The test’s lowest point is at α = ${significant(reading.lowestAt)}. ` +
        `The fixed rate nearest to a third of it, ${third.rate}, ends at ${decimal(third.loss, 2)}, the one nearest to a tenth, ` +
        `${tenth.rate}, at ${decimal(tenth.loss, 2)}.`
      );
    },
    holds: (data) =>
      data.picked !== null &&
      (farthestApart(data) ?? Infinity) <= alike &&
      data.picked.best.rate >= data.picked.bandEnd.rate &&
      data.picked.third.loss < data.picked.tenth.loss,
    fails: { length: 'five times as long' },
    atLeast: 0.9,
    switches: [
      {
        with: 'fixed runs five times as long',
        knobs: { length: 'five times as long' },
        holds: false,
        atLeast: 0.9,
      },
    ],
  },
});

/** Where the best rate stands: rates that are nearest to the end of the band are no longer in it. */
const placeOf = ({ best, bandEnd }: Picked) =>
  best.rate < bandEnd.rate ? 'in the band' : 'at the end of the band or above';
