/** Workers in time, and what has been found by then. */
import type { Curves } from '../../../lib/plot/curves.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { SearchHistory, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import type { Stretch } from '../../../lib/search/tuner.ts';
import { percent, plain } from '../../../lib/text/numbers.ts';
import { toldOfSetting } from '../../searching/common/read-as.ts';
import { schedulerLooks } from '../../searching/common/looks.ts';
import { contenders, parts, searchCount, workerCount, type Contender } from './problem.ts';
import { firstWhole, ticks, type Standings } from './times.ts';

/** Trials up to the first rung, up to the second, up to their ends. */
const rungColors = ['var(--blend-2)', 'var(--blend-6)', 'var(--blend-10)'] as const;
const rungNames = ['up to the first rung', 'up to the second', 'up to the end'] as const;

const names: Record<Contender, string> = { halving: 'synchronous', asha: 'asynchronous: ASHA' };

export const workersPanels = (standings: Standings): plot.Drawing[] => {
  const end = Math.max(1, ...contenders.map((name) => standings[name].shown.duration));
  return [
    plot.heading(
      'rungs',
      rungNames.map((text, rung) => ({ text, color: rungColors[rung]!, isBold: true })),
    ),
    ...contenders.map((name) => timeLine(name, standings[name].shown, end)),
  ];
};

function timeLine(name: Contender, search: SearchHistory, end: number): plot.Panel {
  const first = firstWhole(search);
  return plot.panel({
    name,
    x: { label: 'time, in steps', domain: [0, end] },
    y: {
      label: 'worker',
      domain: [workerCount - 0.5, -0.5],
      names: Array.from({ length: workerCount }, (_, worker) => String(worker + 1)),
      axis: 'bare',
    },
    linesHigh: workerCount,
    head: [
      {
        text: names[name],
        isBold: true,
        ...(Number.isFinite(first) && {
          end: [`the first trial is whole at ${first}`, `first whole at ${first}`],
        }),
      },
    ],
    marks: [
      plot.stretches({
        stretches: search.trials.flatMap(({ stretches, run: { steps } }) =>
          stretches.map((stretch) => ({
            row: stretch.worker,
            from: stretch.start,
            to: stretch.start + stretch.to - stretch.from,
            color: rungColors[rungBelow(stretch, steps)]!,
          })),
        ),
      }),
      Number.isFinite(first) && plot.rule({ x: first, color: 'var(--ink)' }),
      plot.things({
        things: search.trials.map((trial, i) => thingOf(`${names[name]}, trial ${i + 1}`, trial)),
      }),
    ],
  });
}

/** A trial stands where each of its stretches begins and ends. */
const thingOf = (name: string, { setting, stretches, run }: SearchTrial): plot.Thing => ({
  name,
  at: stretches.flatMap(({ worker, start, from, to }): plot.Point[] => [
    [start, worker],
    [start + to - from, worker],
  ]),
  told: [
    [
      'validation loss',
      run.divergedAt === null ? (run.checkpoints.at(-1)?.validationLoss ?? 'none yet') : 'diverged',
    ],
    ['steps', `${run.checkpoints.at(-1)?.step ?? 0} of ${run.steps}`],
    ...toldOfSetting(setting),
  ],
});

/** From which rung a trial goes on: 0 from its beginning. Rungs are at a ninth and a third. */
const rungBelow = ({ from }: Stretch, steps: number): number =>
  [1, 3].filter((rung) => from >= Math.round((rung / parts) * steps)).length;

export const foundPanel = (standings: Standings): plot.Panel =>
  plot.panel({
    name: 'found',
    ...foundAxes,
    head: [{ text: `${searchCount} searches of each`, isBold: true }],
    marks: contenders.map((name) => [
      plot.spread({
        color: looks[name].color,
        reaches: standings[name].reached.map(({ trials, low, high }) => ({ x: trials / ticks, low, high })),
      }),
      plot.line({
        ...looks[name],
        points: middlesOf(standings[name]),
      }),
    ]),
  });

const foundAxes = {
  x: { label: 'time, as a share of the median end', domain: [0, 1], format: percent },
  y: {
    label: 'lowest loss so far (log scale)',
    scale: 'log',
    domain: [0.25, 0.7],
    ticks: [0.3, 0.4, 0.5, 0.6],
    format: plain,
  },
} satisfies Record<string, plot.Quantity>;

/** As that panel has it, without the bands. */
export const foundCurves = (standings: Standings): Curves => ({
  ...foundAxes,
  lines: contenders.map((name) => ({ ...looks[name], points: middlesOf(standings[name]) })),
});

const middlesOf = ({ reached }: Standings[Contender]) =>
  reached.map(({ trials, middle }): plot.Point => [trials / ticks, middle]);

const looks = { halving: { ...schedulerLooks.halving, name: 'synchronous' }, asha: schedulerLooks.asha };
