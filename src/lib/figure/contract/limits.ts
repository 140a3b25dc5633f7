/**
 * What an address takes away from a figure's reader: `?lock=beta` shows a knob that cannot be turned, `?hide=beta,presets`
 * does not show it. A hidden knob can still be moved, by a preset for example; one that is not to move is locked too.
 */
import type { Knobs } from './knobs.ts';
import { knobMeant, type Place } from './url.ts';

export interface Limits {
  /** Knobs that keep the values of the address. */
  locked: ReadonlySet<string>;
  /** Knobs and parts that are not shown. */
  hidden: ReadonlySet<string>;
  /** What was not understood, in words. */
  notices: readonly string[];
}

export const unlimited: Limits = { locked: new Set(), hidden: new Set(), notices: [] };

/** Controls that are no knobs. */
const hideableParts = ['presets', 'time'] as const;
type Part = (typeof hideableParts)[number];

export function readLimits(search: string, place: Place, knobs: Knobs): Limits {
  const parameters = new URLSearchParams(search);
  const named = (parameter: string) => parameters.getAll(parameter).flatMap((list) => list.split(','));
  const [locking, hiding] = [named('lock'), named('hide')];
  const isPart = (name: string) => hideableParts.includes(name as Part);
  const lock = knobsAmong(locking, place, knobs);
  const hide = knobsAmong(
    hiding.filter((name) => !isPart(name)),
    place,
    knobs,
  );
  return {
    locked: new Set(lock.names),
    hidden: new Set([...hide.names, ...hiding.filter(isPart)]),
    notices: [
      ...lock.notices.map((notice) => `The link locks ${notice}`),
      ...hide.notices.map((notice) => `The link hides ${notice}`),
    ],
  };
}

function knobsAmong(keys: readonly string[], place: Place, knobs: Knobs) {
  const meant = keys
    .filter((key) => key !== '')
    .map((key) => knobMeant(key, { ...place, isOwn: true }, knobs));
  return {
    names: meant.flatMap(({ name }) => name ?? []),
    notices: meant.flatMap(({ notice }) => notice ?? []),
  };
}
