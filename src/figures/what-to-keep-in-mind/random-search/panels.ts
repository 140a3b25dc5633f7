/** What is drawn of a random search: its trials over each hyperparameter, and what each of these explains. */
import { ln2 } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { percent, significant } from '../../../lib/text/numbers.ts';
import { restOf, type Effect, type Outcome } from './effects.ts';

export const panelsOf = (outcomes: readonly Outcome[], effects: readonly Effect[]): plot.Drawing[] => [
  plot.heading('caption', [
    'final validation loss of each trial (log axis; 0.69 is guessing), and its mean in each bin',
  ]),
  plot.facets(
    effects.map((effect) => trialsPanel(effect, outcomes)),
    { columns: 3, onPhones: 2, sharesY: true },
  ),
  plot.heading('importance-title', [
    { text: 'share of the variance of the log loss that each explains alone', isBold: true },
  ]),
  importance(effects),
  plot.heading('rest', [`The other ${percent(restOf(effects))}: combinations, and differences within bins.`]),
];

/** The loss axis reaches at least this low. */
const lossFloor = 0.2;
/** Room for dots at either end of it. */
const [belowLowest, aboveGuessing] = [0.9, 1.06];

/** All trials over one hyperparameter of theirs, the mean of each bin as a step. */
function trialsPanel(
  { title, name, axis, at, band, means }: Effect,
  outcomes: readonly Outcome[],
): plot.Panel {
  const lowest = belowLowest * Math.min(lossFloor, ...outcomes.map(({ loss }) => loss));
  const places = outcomes.map(({ trial, loss }, i): plot.Point => [
    at(trial) + plot.besideEachOther(i, band),
    loss,
  ]);
  const those = (diverged: boolean) => places.filter((_, i) => outcomes[i]!.diverged === diverged);
  return plot.panel({
    name: name.replace(' ', '-'),
    x: axis,
    y: {
      scale: 'log',
      domain: [lowest, aboveGuessing * ln2],
      ticks: [0.1, 0.2, 0.4, ln2].filter((tick) => tick >= lowest),
      format: significant,
    },
    linesHigh: 4.6,
    head: [{ text: title, isBold: true }],
    marks: [
      plot.dots({ className: 'finished', points: those(false), color: 'var(--series-2)', opacity: 0.55 }),
      plot.crosses({ className: 'diverged', points: those(true), isSmall: true }),
      means.map((mean) => plot.rule({ ...mean, color: 'var(--ink)', stroke: 'line', isDashed: false })),
    ],
  });
}

/** A bar per hyperparameter, its standard error as a whisker. */
const importance = (effects: readonly Effect[]): plot.Panel =>
  plot.panel({
    name: 'importance',
    x: { domain: [0, mostShare(effects)], axis: 'none' },
    y: { domain: [effects.length - 0.5, -0.5], names: effects.map(({ title }) => title), axis: 'bare' },
    linesHigh: linesPerBar * effects.length,
    marks: [
      plot.bars({
        rows: effects.map(({ share: value, error }) => ({
          value,
          error,
          label: percent(Math.max(0, value)),
        })),
      }),
    ],
  });

const linesPerBar = 1.3;

/** The bars' axis ends at a round share, so that it seldom changes while the trials run. */
const mostShare = (effects: readonly Effect[]) =>
  [0.25, 0.5, 1].find((end) => effects.every(({ share, error }) => share + error <= end)) ?? 1;
