/** A study as all its views show it: the same trials, each with its look. */
import * as plot from '../../../lib/plot/plot.ts';
import type { StudyTrial } from '../../../lib/search/reading/trial.ts';
import type { Space } from '../../../lib/search/space.ts';
import { bestOf } from '../study/lost.ts';
import { axisOf, type StudyAxis } from './axes.ts';

export interface Seen {
  trials: readonly StudyTrial[];
  axes: readonly StudyAxis[];
  /** What is minimised, as an axis. Trials without a loss stand at its upper end. */
  loss: plot.Quantity;
  /** Those that stand out, the best first. */
  best: readonly StudyTrial[];
}

export const seenOf = (
  space: Space,
  trials: readonly StudyTrial[],
  loss: plot.Quantity,
  bestCount: number,
): Seen => ({ trials, axes: space.map(axisOf), loss, best: bestOf(trials, bestCount) });

/** How high a trial stands: what is above the axis, or not known, at its upper end. */
export const heightOf = ({ loss: { domain } }: Pick<Seen, 'loss'>, { loss }: StudyTrial): number =>
  Math.min(loss ?? Infinity, Math.max(...domain));

export const colors = { best: 'var(--series-2)', others: 'var(--ink-soft)' } as const;
const faint = 0.5;

type PlaceOf = (trial: StudyTrial) => plot.Point | null;

/** Every trial at its place: the best large, pruned ones hollow, those without a result red ×, and all can be read off. */
export function trialMarks(seen: Seen, placeOf: PlaceOf): plot.Marks {
  const { trials, best } = seen;
  const others = trials.filter((trial) => !best.includes(trial));
  const places = (of: readonly StudyTrial[]) => of.flatMap((trial) => listOf(placeOf(trial)));
  const inState = (...states: StudyTrial['state'][]) =>
    places(others.filter(({ state }) => states.includes(state)));
  return [
    plot.dots({ className: 'done', points: inState('done'), color: colors.others, opacity: faint }),
    plot.dots({ className: 'pruned', points: inState('pruned'), color: colors.others, outline: 'hollow' }),
    plot.crosses({ className: 'lost', isSmall: true, points: inState('diverged', 'failed') }),
    plot.dots({
      className: 'best',
      points: places(best),
      color: colors.best,
      size: 'middle',
      outline: 'paper',
    }),
    plot.ring({ className: 'winner', points: places(best.slice(0, 1)), color: 'var(--ink)' }),
    thingsAt(seen, (trial) => listOf(placeOf(trial))),
  ];
}

const listOf = (place: plot.Point | null): plot.Point[] => (place === null ? [] : [place]);

/** The trials that have places, to be read off in all panels at once. */
export const thingsAt = (
  { trials, axes }: Seen,
  placesOf: (trial: StudyTrial) => readonly plot.Point[],
): plot.Mark =>
  plot.things({
    things: trials.flatMap((trial): plot.Thing[] => {
      const at = placesOf(trial);
      return at.length === 0 ? [] : [{ name: `trial ${trial.number}`, at, told: toldOf(trial, axes) }];
    }),
  });

function toldOf({ setting, state, loss }: StudyTrial, axes: readonly StudyAxis[]): plot.Thing['told'] {
  const end =
    loss === null ? ([state, ''] as const) : ([state === 'done' ? 'loss' : `loss, ${state}`, loss] as const);
  return [end, ...axes.map(({ name, told }) => [name, told(setting)] as const)];
}
