/** The plane of two hyperparameters, with the trials where they were: the lowest are large, and the best one has a ring. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Axis } from './axes.ts';
import { thingsOf, type ReadAs } from './read-as.ts';
import type { Trial } from './trial.ts';

/** The share of the trials, from the lowest loss, that are drawn large. */
const largeShare = 1 / 5;
const faint = 0.5;

export const spacePanel = ({
  name = 'space',
  trials,
  best,
  x,
  y,
  color,
  isLarge,
  head,
  readAs,
}: {
  name?: string;
  trials: readonly Trial[];
  /** Of them the one that stands out. */
  best: Trial | null;
  x: Axis;
  y: Axis;
  color: string;
  /** Default: among the lowest fifth. */
  isLarge?(trial: Trial): boolean;
  head?: plot.Panel['head'];
  /** What each trial is called and what is told of it, where it can be read off. */
  readAs?: ReadAs;
}): plot.Panel => {
  const finished = trials.filter(({ diverged }) => !diverged);
  const isLow = isLarge ?? isAmongLowest(finished);
  const placesOf = (these: readonly Trial[]) =>
    these.map(({ setting }): plot.Point => [x.at(setting), y.at(setting)]);
  return plot.panel({
    name,
    x: x.quantity,
    y: y.quantity,
    ...(head && { head }),
    marks: [
      plot.crosses({
        className: 'diverged',
        isSmall: true,
        points: placesOf(trials.filter(({ diverged }) => diverged)),
      }),
      plot.dots({
        className: 'others',
        points: placesOf(finished.filter((trial) => !isLow(trial))),
        color,
        opacity: faint,
      }),
      plot.dots({
        className: 'low',
        points: placesOf(finished.filter(isLow)),
        color,
        size: 'middle',
        outline: 'paper',
      }),
      plot.ring({ className: 'best', points: best ? placesOf([best]) : [], color: 'var(--ink)' }),
      readAs !== undefined && thingsOf(trials, readAs, (trial) => placesOf([trial])),
    ],
  });
};

function isAmongLowest(finished: readonly Trial[]): (trial: Trial) => boolean {
  const losses = finished.map(({ loss }) => loss).sort((a, b) => a - b);
  const border = losses[Math.floor(largeShare * losses.length)] ?? -Infinity;
  return ({ loss }) => loss < border;
}
