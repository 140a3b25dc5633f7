import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { rangeOf } from '../../lib/math/averages.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { guess, studyExperiment, trialCount, trialsOf, wholeSpace } from './study/digits.ts';
import { bestOf } from './study/lost.ts';
import type { StudyAxis } from './views/axes.ts';
import { historyPanel, parallelPanel, planePanel, slicePanels } from './views/panels.ts';
import { heightOf, seenOf, type Seen } from './views/seen.ts';

/** Of an axis: on it the best of the learning rates lie together, while the penalties may be anywhere. */
const mostOfRates = 0.6;

/** As every seed has it, and a little above guessing, where trials stand that have lost their way. */
const loss: plot.Quantity = { label: 'validation loss', domain: [0.3, 3], ticks: [0.5, 1, 1.5, 2, 2.5] };

const knobNames = { momentum: 1, width: 2, penalty: 3, activation: 4 } as const;

interface Data {
  seen: Seen;
  /** `[knobs]`: what part of its axis the best trials spread over. */
  spans: number[];
}

export default defineFigure({
  title: 'One study, in five views',
  description:
    'The same random trials in several panels. History: the validation loss of each in the order in which they ran, with the lowest so far as a stair. Two knobs: where the trials were, ' +
    'over a map of the loss that a forest expects. Slices: the loss over each of five knobs, with a level line at the lowest loss in each part of the axis. Parallel axes: a line for each trial through its five values and its loss. ' +
    'The best trials are large and coloured, red crosses are trials that diverged. A trial that is read off in one panel has a ring in all.',
  knobs: {
    best: slider({ label: 'Trials that stand out', min: 1, max: trialCount, step: 1, default: 12 }),
    beside: choice('Map: the learning rate and', ['momentum', 'width', 'penalty', 'activation'], {
      names: { momentum: 'momentum', width: 'width', penalty: 'L2 penalty', activation: 'activation' },
      default: 'width',
    }),
    seed: seed(),
  },

  experiment: ({ seed }) => studyExperiment(seed),

  summarise: (result, { best, seed }): Data => {
    const seen = seenOf(wholeSpace, trialsOf(result, seed), loss, best);
    return { seen, spans: seen.axes.map((axis) => spanOf(seen, axis)) };
  },

  panels: ({ seen }, { beside }) => [
    plot.row([historyPanel(seen), planePanel(seen, seen.axes[0]!, seen.axes[knobNames[beside]]!)]),
    plot.heading('slices', [
      { text: 'slices: the loss over each knob, and the lowest in each part of it', isBold: true },
    ]),
    slicePanels(seen, seen.axes.length),
    parallelPanel(seen),
  ],

  table: ({ seen: { trials, axes } }) =>
    plot.tableOver(trials, {
      trial: ({ number }) => number,
      ...Object.fromEntries(axes.map(({ name, told }) => [name, ({ setting }) => told(setting)])),
      state: ({ state }) => state,
      'validation loss': (trial) => trial.loss,
    }),

  curves: ({ seen }) => ({
    x: { label: 'best trial', domain: [1, trialCount] },
    y: loss,
    lines: [
      {
        name: 'losses in order',
        color: 'var(--series-2)',
        points: bestOf(seen.trials, trialCount).map((trial, i): plot.Point => [i + 1, heightOf(seen, trial)]),
      },
    ],
  }),

  measures: ({ seen: { trials, best }, spans }) => ({
    bestLoss: best[0]?.loss,
    divergedTrials: trials.filter(({ state }) => state === 'diverged').length,
    guessing: trials.filter((trial) => (trial.loss ?? guess) >= guess).length,
    spanOfRates: spans[0],
    spanOfPenalties: spans[knobNames.penalty],
  }),

  finding: {
    says: ({ seen: { best }, spans }) =>
      `The best ${best.length} of ${trialCount} trials have learning rates within ${percent(spans[0])} of the axis, ${standing(spans[0]!, 'at most', mostOfRates, percent)}, ` +
      `and L2 penalties within ${percent(spans[knobNames.penalty])}. The lowest validation loss is ${significant(best[0]?.loss)}.`,
    holds: ({ spans }) => spans[0]! <= mostOfRates && spans[0]! < spans[knobNames.penalty]!,
    fails: { best: trialCount },
    atLeast: 0.9,
  },
});

/** What part of an axis the best trials spread over. */
const spanOf = ({ best }: Seen, { quantity, at }: StudyAxis): number =>
  rangeOf(best.map(({ setting }) => plot.shareOf(quantity, at(setting)!)));
