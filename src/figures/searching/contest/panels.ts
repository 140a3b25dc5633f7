/** One search of each searcher, trial by trial, and the best so far of all of them. */
import * as plot from '../../../lib/plot/plot.ts';
import { bestSoFarPanel, type Reached } from '../common/best-so-far.ts';
import { searcherLooks } from '../common/looks.ts';
import type { Curves } from '../../../lib/plot/curves.ts';
import { medianAfter, searchCount, type Contender, type Contest, type Standings } from './contest.ts';
import { guess } from './problems.ts';

const losses: plot.Quantity = {
  scale: 'log',
  domain: [0.008, 0.8],
  ticks: [0.01, 0.03, 0.1, 0.3, guess],
  format: (loss) => (loss === guess ? 'guess' : String(loss)),
};

const namesIn = ({ of }: Standings) => Object.keys(of) as Contender[];

export const contestPanels = (standings: Standings, { trials }: Pick<Contest, 'trials'>): plot.Drawing =>
  plot.row(
    [
      plot.panel({
        name: 'trials',
        x: { label: 'trial', domain: [0, trials + 1], ticks: ticksOf(trials) },
        y: { ...losses, label: 'validation loss (log scale)' },
        head: [{ text: 'one search of each', isBold: true }],
        marks: namesIn(standings).map((name) => {
          const { color } = searcherLooks[name];
          const shown = standings.of[name]!.shown.slice(0, trials);
          const points = shown.map(({ loss }, i): plot.Point => [i + 1, loss]);
          return [
            plot.dots({
              className: name,
              color,
              points: points.filter((_, i) => !shown[i]!.diverged),
              size: 'middle',
              outline: 'paper',
            }),
            plot.crosses({ points: points.filter((_, i) => shown[i]!.diverged), isSmall: true }),
          ];
        }),
      }),
      bestSoFarPanel({
        all: [
          ...namesIn(standings).map((name) => ({
            ...searcherLooks[name],
            reached: standings.of[name]!.reached,
          })),
          {
            name: 'random × 2',
            color: searcherLooks.random.color,
            isDashed: true,
            // The band of random search, at half the trials: once is enough.
            reached: standings.randomTwice.map((one) => ({ ...one, low: one.middle, high: one.middle })),
          },
        ],
        loss: { ...losses, label: 'lowest loss so far (log scale)' },
        trials,
        ticks: ticksOf(trials),
        head: [{ text: `${searchCount} searches of each: medians`, isBold: true }],
      }),
    ],
    [0.42, 0.58],
  );

const ticksOf = (trials: number) => [1, ...[5, 10, 15, 20, 25, 30].filter((tick) => tick <= trials)];

export const contestTable = (standings: Standings) =>
  plot.tableOver(standings.of.random?.reached ?? [], {
    trials: ({ trials }) => trials,
    ...Object.fromEntries(
      namesIn(standings).map((name) => [
        `${searcherLooks[name].name}, median`,
        ({ trials }: Reached) => medianAfter(standings.of[name]?.reached, trials),
      ]),
    ),
    'random with twice the trials, median': ({ trials }) => medianAfter(standings.randomTwice, trials),
  });

export const contestCurves = (standings: Standings, { trials }: Pick<Contest, 'trials'>): Curves => ({
  x: { label: 'trials', domain: [1, trials] },
  y: { ...losses, label: 'lowest loss so far (log scale)' },
  lines: [
    ...namesIn(standings).map((name) => ({
      ...searcherLooks[name],
      points: middlesOf(standings.of[name]!.reached),
    })),
    { name: 'random × 2', color: 'var(--ink-soft)', points: middlesOf(standings.randomTwice) },
  ],
});

const middlesOf = (reached: readonly Reached[]) =>
  reached.map(({ trials, middle }): plot.Point => [trials, middle]);
