/** The bowl with the updates of one descent. */
import { hypot } from '../../../lib/math/elementary.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { plain, significant } from '../../../lib/text/numbers.ts';
import { surface } from '../../../lib/surfaces/surfaces.ts';
import { counted } from '../../../lib/text/words.ts';
import { arrived, verdict } from './verdict.ts';

/** A descent on the bowl. */
export interface Descended {
  alpha: number;
  /** θ before each update, the start first; and J there. */
  thetas: number[];
  heights: number[];
  /** Number of updates after which θ is first near the minimum; null if not yet. */
  arrivedAfter: number | null;
  divergedAfter: number | null;
}

const bowl = surface({ name: 'bowl' });
const height = (theta: number) => bowl.value([theta]);

/** What a panel shows of θ; J goes as high as the walls. */
const walls = 3.2;

export function bowlPanel(name: string, one: Descended, start: number): plot.Panel {
  const { name: title, sentence } = verdict(one.alpha, start);
  const { points, leaves } = visible(one.thetas);
  return plot.panel({
    name,
    x: { label: 'θ', domain: [-walls, walls], ticks: [-2, 0, 2] },
    y: { label: 'J(θ)', domain: [0, height(walls)], ticks: [0, 2, 4] },
    aspect: 0.95,
    isBesideOnPhones: true,
    head: [
      { text: title, isBold: true, isCentred: true },
      { text: `α = ${plain(one.alpha)}, first step ${firstStep(one)}`, isCentred: true },
      { ...outcome(one), isBold: true, isCentred: true },
    ],
    foot: [sentence],
    marks: [
      plot.line({ name: 'J(θ)', isNamed: false, points: curve, color: 'var(--ink-faint)', stroke: 'fine' }),
      plot.arrows({ points, color: 'var(--accent)' }),
      leaves && one.divergedAfter !== null && plot.crosses({ points: [leaves] }),
      plot.handle({
        knob: 'start',
        point: { x: start, y: height(start) },
        label: `Start, the same in all panels: θ = ${plain(start)}. Drag it along the curve, or use the arrow keys.`,
        isSmall: true,
      }),
    ],
  });
}

const onBowl = (theta: number): plot.Point => [theta, height(theta)];
const curve = evenly(-1, 1, 65).map((share) => onBowl(share * walls));

/** Length of the first update, α times the slope: on this bowl the slope is θ itself. */
const firstStep = ({ alpha, thetas }: Descended) => significant(alpha * Math.abs(thetas[0]!));

/** Shorter arrows than this, as a share of the panel, cannot be seen. */
const shortest = 0.005;

/** The updates that can be seen: until they are too short, or until they leave the panel, and where they do. */
function visible(thetas: readonly number[]): { points: plot.Point[]; leaves: plot.Point | null } {
  const [wide, high] = [2 * walls, height(walls)];
  const points: plot.Point[] = [];
  for (const [x, y] of thetas.map(onBowl)) {
    const last = points.at(-1);
    if (last && hypot((x - last[0]) / wide, (y - last[1]) / high) < shortest) break;
    points.push([x, y]);
    if (last && y > high) {
      const share = (high - last[1]) / (y - last[1]);
      return { points, leaves: [last[0] + share * (x - last[0]), high] };
    }
  }
  return { points, leaves: null };
}

const outcome = ({ alpha, arrivedAfter, divergedAfter }: Descended): { text: string; color: string } => {
  if (divergedAfter !== null) return { text: `diverged at step ${divergedAfter}`, color: 'var(--bad)' };
  if (arrivedAfter !== null)
    return {
      text:
        arrivedAfter === 0 ? `starts within ${arrived}` : `there after ${counted(arrivedAfter, 'update')}`,
      color: 'var(--good)',
    };
  return { text: alpha >= 2 ? 'never arrives' : 'not there yet', color: 'var(--ink-soft)' };
};
