/** Where early stopping ended runs, and which of their checkpoints it keeps. */
import * as plot from '../../../../lib/plot/plot.ts';
import { plain, rounded } from '../../../../lib/text/numbers.ts';
import type { RunHistory } from '../../../../lib/training/spec.ts';
import type { TrainingConfiguration } from '../configuration.ts';

/** Steps, or epochs where the budget is in epochs. */
export type Unit = 'step' | 'epoch';

/** Whether a run of the figure may be ended early. */
export const hasEarlyStopping = ({ base, named }: Pick<TrainingConfiguration, 'base' | 'named'>): boolean =>
  [base, ...Object.values(named)].some(({ earlyStopping }) => earlyStopping !== undefined);

/** What is said below a drawing in which runs may end early. */
export const stopsInWords = 'Ring: where early stopping ended a run. Dot: the weights that it keeps.';

/** The course of a run that early stopping has ended: its kept place and its last. */
export interface Stopped {
  kept: plot.Point;
  end: plot.Point;
}

/** Nothing of a run that goes on, or came to the end of its budget. `points` stand along x, where `along` puts steps. */
export function stoppedOf(
  { stopped }: RunHistory,
  points: readonly plot.Point[],
  along: (step: number) => number,
): Stopped[] {
  if (!stopped) return [];
  const kept = points.find(([x]) => x === along(stopped.best));
  const end = points.find(([x]) => x === along(stopped.at));
  return kept && end ? [{ kept, end }] : [];
}

/** "keeps epoch 14.5 of 22"; of several runs "keeps epochs 5–9 of 12–22". Nothing where none was stopped. */
export function stopWords(stops: readonly Stopped[], unit: Unit): string | undefined {
  if (stops.length === 0) return undefined;
  const [kept, ends] = [stops.map((one) => one.kept[0]), stops.map((one) => one.end[0])];
  return `keeps ${unit}${stops.length === 1 ? '' : 's'} ${fromTo(kept)} of ${fromTo(ends)}`;
}

function fromTo(places: readonly number[]): string {
  const [low, high] = [Math.min(...places), Math.max(...places)].map((place) =>
    plain(rounded(place, digits)),
  );
  return low === high ? low! : `${low}–${high}`;
}

/** Of epochs. */
const digits = 3;

export const stopMarks = (stops: readonly Stopped[], color: string, index: number): plot.Mark[] => [
  plot.dots({
    className: `stopped-${index}`,
    points: stops.map(({ end }) => end),
    color,
    size: 'middle',
    outline: 'hollow',
  }),
  plot.dots({
    className: `kept-${index}`,
    points: stops.map(({ kept }) => kept),
    color,
    size: stops.length === 1 ? 'large' : 'middle',
    outline: 'paper',
  }),
];
