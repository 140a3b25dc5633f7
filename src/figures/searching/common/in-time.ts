/** Trials in the order in which they ran, with the best so far as a stair below them. */
import * as plot from '../../../lib/plot/plot.ts';
import { bestSoFar } from './best-so-far.ts';
import { thingsOf, type ReadAs } from './read-as.ts';
import type { Trial } from './trial.ts';

export const inTimePanel = ({
  name = 'in-time',
  trials,
  loss,
  color,
  head,
  readAs,
}: {
  name?: string;
  trials: readonly Trial[];
  /** Of the vertical axis. A trial that diverged is a red × at its upper end. */
  loss: plot.Quantity;
  color: string;
  head?: plot.Panel['head'];
  /** What each trial is called and what is told of it, where it can be read off. */
  readAs?: ReadAs;
}): plot.Panel => {
  const stair = bestSoFar(trials.map((trial) => (trial.diverged ? null : trial.loss)));
  return plot.panel({
    name,
    x: { label: 'trial', domain: [0.5, Math.max(2, trials.length) + 0.5] },
    y: loss,
    ...(head && { head }),
    marks: [
      plot.line({
        className: 'best-so-far',
        color,
        isStepped: true,
        points: stair.flatMap((lowest, i): plot.Point[] =>
          Number.isFinite(lowest) ? [[i + 1, lowest]] : [],
        ),
      }),
      plot.dots({
        className: 'trials',
        color,
        points: trials.flatMap((trial, i): plot.Point[] => (trial.diverged ? [] : [[i + 1, trial.loss]])),
      }),
      plot.crosses({
        className: 'diverged',
        isSmall: true,
        points: trials.flatMap((trial, i): plot.Point[] => (trial.diverged ? [[i + 1, loss.domain[1]]] : [])),
      }),
      readAs !== undefined && thingsOf(trials, readAs, ({ loss: height }, i) => [[i + 1, height]]),
    ],
  });
};
