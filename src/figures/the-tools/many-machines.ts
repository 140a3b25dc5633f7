import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Search, SearchHistory } from '../../lib/search/experiment/spec.ts';
import type { Space } from '../../lib/search/space.ts';
import { usualRun } from '../../lib/study/defaults.ts';
import { percent, significant, times, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';

const trials = 60;
const machineCounts = [1, 2, 4, 8, 15, 30, trials];
/** A machine each must bring less than this share of what it promises. */
const mostOfPromise = 1 / 2;

const color = 'var(--series-1)';

type Batches = 'searched' | 'fixed';

const rate = { kind: 'real', name: 'learningRate', low: 0.01, high: 1, scale: 'log' } as const;
const spaces: Record<Batches, Space> = {
  searched: [rate, { kind: 'integer', name: 'batchSize', low: 2, high: 200, scale: 'log' }],
  fixed: [rate],
};

/** The same trials on so many machines: random search does not ask what came out. */
const searchOf = (batches: Batches, machines: number, seed: number): Search => ({
  kind: 'search',
  space: spaces[batches],
  template: {
    data: { name: 'moons', training: 200, validation: 200, noise: 0.2, seed },
    loss: 'binary-cross-entropy',
    budget: { epochs: 4 },
    record: { checkpoints: 1 },
    run: { ...usualRun, batchSize: 20, seed },
  },
  objective: 'validationLoss',
  starts: 'same',
  searches: [...machineCounts, machines].map((workers) => ({
    searcher: { kind: 'random' },
    seed,
    budget: { trials },
    workers,
  })),
});

interface Data {
  /** How many times sooner the search ends than on one machine. */
  sooner: { machines: number; factor: number }[];
  /** On the reader's machines. */
  shown: SearchHistory;
  factor: number;
  /** Of all steps, those of the longest trial. */
  longest: number;
}

const stepsOf = ({ stretches }: SearchHistory['trials'][number]) =>
  stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** Each trial is a bar, of two colours in turn on each machine: where one ends and the next begins can be seen. */
const timeLines = ({ trials, workers }: SearchHistory): plot.Stretch[] =>
  Array.from({ length: workers }, (_, machine) =>
    trials
      .flatMap(({ stretches }) => stretches)
      .filter(({ worker }) => worker === machine)
      .sort((a, b) => a.start - b.start)
      .map(({ start, from, to }, i) => ({
        row: machine + 1,
        from: start,
        to: start + to - from,
        color: i % 2 === 0 ? color : 'var(--series-2)',
      })),
  ).flat();

export default defineFigure({
  title: 'Sixty trials on many machines',
  description:
    'Above, the machines below each other over time: each trial is a bar as long as it takes. Below, on logarithmic axes, over the number of machines: how ' +
    'many times sooner all trials are done than on one machine, and, dashed, as many times sooner as there are machines.',
  knobs: {
    machines: slider({ label: 'Machines', min: 1, max: trials, step: 1, scale: 'log', default: 8 }),
    batches: choice('Batch size', ['searched', 'fixed'], {
      names: { searched: 'searched, 2 to 200', fixed: '20 for all' },
    }),
    seed: seed(),
  },

  experiment: ({ batches, machines, seed }) => searchOf(batches, machines, seed),

  summarise: ({ searches }): Data => {
    const alone = searches[0]!.duration;
    const shown = searches.at(-1)!;
    return {
      sooner: machineCounts.map((machines, i) => ({ machines, factor: alone / searches[i]!.duration })),
      shown,
      factor: alone / shown.duration,
      longest: Math.max(0, ...shown.trials.map(stepsOf)) / alone,
    };
  },

  panels: ({ sooner, shown, factor }, { machines }) => [
    plot.panel({
      name: 'time-line',
      x: { label: 'time, in steps', domain: [0, Math.max(1, shown.duration)] },
      y: { label: 'machine', domain: [machines + 0.5, 0.5], ticks: machines > 1 ? [1, machines] : [1] },
      head: [{ text: `${machines === 1 ? 'one machine' : `${machines} machines`}`, isBold: true }],
      marks: [plot.stretches({ className: 'trials', stretches: timeLines(shown) })],
    }),
    plot.panel({
      name: 'sooner',
      x: { label: 'machines (log scale)', scale: 'log', domain: [1, trials], ticks: machineCounts },
      y: { label: 'times sooner (log scale)', scale: 'log', domain: [1, trials], ticks: machineCounts },
      marks: [
        plot.line({
          name: 'as promised',
          color: 'var(--ink-soft)',
          isDashed: true,
          points: [
            [1, 1],
            [trials, trials],
          ],
        }),
        plot.line({
          name: 'measured',
          color,
          points: sooner.map(({ machines, factor }): plot.Point => [machines, factor]),
        }),
        plot.dots({
          className: 'chosen',
          color,
          points: [[machines, factor]],
          size: 'large',
          outline: 'paper',
        }),
      ],
    }),
  ],

  measures: ({ sooner, factor, longest }) => ({
    sooner: factor,
    soonerOnSixty: sooner.at(-1)!.factor,
    soonerOnEight: sooner.find(({ machines }) => machines === 8)!.factor,
    longest,
  }),

  finding: {
    says: ({ sooner, longest }) =>
      `On ${trials} machines, ${trials} trials of random search are done ${times(sooner.at(-1)!.factor)} sooner than on one, ${standing(sooner.at(-1)!.factor, 'less than', trials * mostOfPromise, whole)}: the longest trial alone has ` +
      `${percent(longest)} of all steps, and nobody can help it. (Four epochs of 200 examples each; a step takes as long in every trial. ` +
      `Eight machines: ${significant(sooner.find(({ machines }) => machines === 8)!.factor)} times.)`,
    holds: ({ sooner }) => sooner.at(-1)!.factor < trials * mostOfPromise,
    fails: { batches: 'fixed' },
    atLeast: 0.95,
  },
});
