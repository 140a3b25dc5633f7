/** What is drawn of a range test and of fresh runs at fixed rates. */
import * as plot from '../../../lib/plot/plot.ts';
import { rateAxis, testCurve, type Rates } from '../learning-rate-range-test/panel.ts';
import type { Reading } from '../learning-rate-range-test/reading.ts';
import { highestLoss } from '../learning-rate-range-test/task.ts';
import type { Data, Fixed, Picked } from './checked.ts';

interface Options {
  rates: Rates;
  /** After how many updates fixed runs are compared with the ramp. */
  early: number;
  /** Null while the runs go on. */
  picked: Picked | null;
}

export const checkedPanel = ({ ramp, reading, fixed }: Data, { rates, early, picked }: Options): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: rateAxis(rates),
    y: { label: 'loss J', domain: [0, highestLoss.digits] },
    linesHigh: 15.5,
    marks: [
      reading && pointsToTake(reading, rates[0]),
      plot.line({
        name: 'range test',
        points: testCurve(
          ramp.filter(({ rate }) => rate >= rates[0]),
          rates,
        ),
        color: 'var(--ink-soft)',
        stroke: 'thin',
      }),
      plot.dots({
        name: `after ${early} updates`,
        points: pointsOf(fixed, 'early'),
        color: 'var(--ink-soft)',
        size: 'middle',
        outline: 'hollow',
      }),
      plot.line({ ...plot.splitLook('training'), points: pointsOf(fixed, 'training'), stroke: 'fine' }),
      plot.line({ ...plot.splitLook('validation'), points: pointsOf(fixed, 'validation'), stroke: 'thick' }),
      plot.dots({
        points: pointsOf(fixed, 'validation'),
        color: plot.splitColors.validation,
        size: 'middle',
        outline: 'paper',
      }),
      picked &&
        plot.ring({ points: [[picked.best.rate, picked.best.loss]], color: 'var(--good)', stroke: 'line' }),
    ],
  });

const pointsOf = (fixed: readonly Fixed[], what: 'early' | 'training' | 'validation'): plot.Point[] =>
  fixed.flatMap(({ rate, [what]: loss }): plot.Point[] => (loss === null ? [] : [[rate, loss]]));

/** The band, and the rate at the test's lowest point with a third and a tenth of it. */
const pointsToTake = ({ from, to, lowestAt }: Reading, lowestShown: number): plot.Marks => [
  plot.band({ from: Math.max(from, lowestShown), to, color: 'var(--good)' }),
  [
    { rate: lowestAt, says: 'lowest' },
    { rate: lowestAt / 3, says: '÷ 3' },
    { rate: lowestAt / 10, says: '÷ 10' },
  ].map(({ rate, says }) => [
    plot.rule({ x: rate }),
    plot.words({ at: [rate, highestLoss.digits], text: says, side: 'above', color: 'var(--ink-soft)' }),
  ]),
];
