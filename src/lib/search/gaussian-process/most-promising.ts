/** Where in a space something is largest, found by trying many settings. */
import type { RandomStream } from '../../math/random.ts';
import { fromUnit, toUnit, type Setting, type Space } from '../space.ts';

/** Of the settings looked at, those near the best trial. */
const SHARE_NEAR_BEST = 0.2;

/** Settings looked at before the best of them are refined. */
const FIRST_LOOK = 500;

/** How far from the best trial, in widths of the ranges. */
const BEST_RADIUS = 0.05;

/** So many of them are refined: in each round so many settings around each, closer and closer. */
const LEADERS = 4;
const AROUND_LEADER = 20;
const RADII = [0.1, 0.04, 0.016, 0.006, 0.0025, 0.001];

/** Where candidates come from. */
export interface Places {
  space: Space;
  /** Evenly over the unit cube. */
  next(): Float64Array;
  random: RandomStream;
}

/** Settings all over the space, and some around one. */
export function candidates({ space, next, random }: Places, best: Setting, count: number): Setting[] {
  const point = toUnit(space, best);
  return Array.from({ length: count }, (_, i) =>
    i < SHARE_NEAR_BEST * count ? near(space, point, BEST_RADIUS, random) : fromUnit(space, next()),
  );
}

/** The setting for which `promises` has the largest number, as far as candidates and settings around the best of them show. */
export function mostPromising(
  places: Places,
  best: Setting,
  promises: (settings: readonly Setting[]) => Float64Array,
): Setting {
  const { space, random } = places;
  let leaders = ranked(candidates(places, best, FIRST_LOOK), promises).slice(0, LEADERS);
  for (const radius of RADII) {
    const around = leaders.map(({ setting }) => {
      const point = toUnit(space, setting);
      return Array.from({ length: AROUND_LEADER }, () => near(space, point, radius, random));
    });
    const judged = promises(around.flat());
    leaders = leaders.map((leader, i) =>
      around[i]!.reduce((most, setting, j) => {
        const value = judged[i * AROUND_LEADER + j]!;
        return value > most.value ? { setting, value } : most;
      }, leader),
    );
  }
  return leaders.reduce((a, b) => (b.value > a.value ? b : a)).setting;
}

function ranked(settings: readonly Setting[], promises: (settings: readonly Setting[]) => Float64Array) {
  const values = promises(settings);
  return settings.map((setting, i) => ({ setting, value: values[i]! })).sort((a, b) => b.value - a.value);
}

/** A setting around a point: numbers some way off, now and then another option. */
function near(space: Space, point: Float64Array, radius: number, random: RandomStream): Setting {
  const moved = point.map((coordinate, knob) => {
    if (space[knob]!.kind === 'choice')
      return random.uniform() * space.length < 1 ? random.uniform() : coordinate;
    return Math.min(Math.max(coordinate + radius * random.normal(), 0), 1);
  });
  return fromUnit(space, moved);
}
