import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { StudyTrial } from '../../lib/search/reading/trial.ts';
import { grid } from '../../lib/study/grid.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestOf } from './study/lost.ts';
import { rateOf, runOf, spaceOver, type Range } from './study/space.ts';
import { problem, randomSettings, readTrials } from './study/digits.ts';
import { heightOf, seenOf, trialMarks, type Seen } from './views/seen.ts';

const trialCount = 60;
/** Of the best so many, so many are at the border: in the last third of the axis. */
const looked = 5;
const leastAtBorder = 3;
const border = 1 / 3;
/** What widening takes off the lowest loss, at least. */
const leastGain = 0.25;

const ranges = {
  short: [1e-5, 1e-3],
  long: [1e-5, 1],
} as const satisfies Record<string, Range>;
/** Widened by two decades. */
const widen = 100;
const widened = ([low, high]: Range): Range => [low, high * widen];

const loss: plot.Quantity = { label: 'validation loss', domain: [0.3, 2.6], ticks: [0.5, 1, 1.5, 2, 2.5] };

interface Data {
  before: Seen;
  after: Seen;
  /** How many of the best are at the border, before. */
  atBorder: number;
  /** What widening takes off the lowest loss, as a share of it; null before both studies have begun. */
  gain: number | null;
}

const studiesOf = (range: keyof typeof ranges, seed: number) =>
  [ranges[range], widened(ranges[range])].map((rates) => {
    const space = spaceOver(rates);
    return { space, settings: randomSettings(space, trialCount, seed) };
  });

export default defineFigure({
  title: 'The best is at the border of its range',
  description:
    'Two panels: the validation loss of random trials over their learning rate. In the first the range is as it was chosen, in the second its upper end is a hundred times as high. ' +
    'The five best trials are large and coloured. A dashed rule marks where the first range ends.',
  knobs: {
    range: choice('Learning rates of the first study', ['short', 'long'], {
      names: { short: '0.00001 to 0.001', long: '0.00001 to 1' },
    }),
    seed: seed(),
  },

  experiment: ({ range, seed }) =>
    grid({
      ...problem,
      settings: studiesOf(range, seed).flatMap(({ settings }) => settings.map(runOf)),
      seed,
    }),

  summarise: (result, { range, seed }): Data => {
    const studies = studiesOf(range, seed);
    const [before, after] = studies.map(({ space, settings }, i) => {
      const runs = result.runs.slice(i * trialCount, (i + 1) * trialCount);
      return seenOf(space, readTrials({ ...result, runs }, settings), loss, looked);
    }) as [Seen, Seen];
    const { quantity, at } = before.axes[0]!;
    const isAtBorder = ({ setting }: StudyTrial) => plot.shareOf(quantity, at(setting)!) > 1 - border;
    const [first, second] = [before, after].map(({ trials }) => bestOf(trials, 1)[0]?.loss);
    return {
      before,
      after,
      atBorder: before.best.filter(isAtBorder).length,
      gain: first && second ? 1 - second / first : null,
    };
  },

  panels: ({ before, after }, { range }) =>
    plot.row([
      slicePanel('as-chosen', 'as it was chosen', before, ranges[range]),
      slicePanel('widened', 'widened', after, ranges[range]),
    ]),

  table: ({ before, after }) =>
    plot.tableOver([...before.trials.map(inStudy('as chosen')), ...after.trials.map(inStudy('widened'))], {
      study: ({ study }) => study,
      trial: ({ trial }) => trial.number,
      'learning rate': ({ trial }) => rateOf(trial.setting),
      'validation loss': ({ trial }) => trial.loss,
    }),

  curves: ({ before, after }) => ({
    x: { label: 'trials in the order of their losses', domain: [1, trialCount] },
    y: loss,
    lines: (
      [
        ['as chosen', 'var(--series-1)', before],
        ['widened', 'var(--series-2)', after],
      ] as const
    ).map(([name, color, seen]) => ({
      name,
      color,
      points: bestOf(seen.trials, trialCount).map((trial, i): plot.Point => [i + 1, heightOf(seen, trial)]),
    })),
  }),

  measures: ({ before, after, atBorder, gain }) => ({
    bestBefore: before.best[0]?.loss,
    bestAfter: after.best[0]?.loss,
    bestRate: after.best[0] && rateOf(after.best[0].setting),
    atBorder,
    gain,
  }),

  finding: {
    says: ({ before, after, atBorder, gain }) =>
      `Of the best ${looked} of ${trialCount} trials, ${atBorder} lie in the last third of the axis, ${standing(atBorder, 'at least', leastAtBorder)}. With the range widened and as many trials, ` +
      `the lowest loss is ${significant(after.best[0]?.loss)} instead of ${significant(before.best[0]?.loss)}: ${percent(gain)} less, ${standing(gain, 'at least', leastGain, percent)}.`,
    holds: ({ atBorder, gain }) => atBorder >= leastAtBorder && gain !== null && gain >= leastGain,
    fails: { range: 'long' },
    atLeast: 0.85,
  },
});

const inStudy = (study: string) => (trial: StudyTrial) => ({ study, trial });

const slicePanel = (name: string, title: string, seen: Seen, [, end]: Range): plot.Panel => {
  const axis = seen.axes[0]!;
  return plot.panel({
    name,
    x: axis.quantity,
    y: seen.loss,
    head: [{ text: title, isBold: true }],
    marks: [
      plot.rule({ x: end }),
      trialMarks(seen, (trial) => [axis.at(trial.setting)!, heightOf(seen, trial)]),
    ],
  });
};
