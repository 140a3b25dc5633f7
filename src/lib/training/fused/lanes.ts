/**
 * Which runs are trained four at a time, one in each lane of the kernel's vectors ("Four networks at once" in
 * assembly/index.ts). It makes no difference to what they compute, only to how soon.
 */
import { clipped, layoutOf, unnormalized, type Settings } from './settings.ts';
import type { Part } from './training.ts';
import type { Values } from './wasm.ts';

/** What decides. */
type Deciding = Pick<Part, 'settings' | 'masks' | 'batchSizes'>;

/** Numbers in a vector. */
export const lanes = 4;

/**
 * Layers of up to so many units gain by it, whatever the batch. Measured with 30 runs: 2-8-8-1 trains twice as fast in
 * batches of 1 and 1.5 times in batches of 10 and 32, 2-10-10-1, which fills its vectors badly, 2.2 times, 2-24-24-1 1.2
 * times, and no faster in batches of 128. At 32 units it is now faster and now slower, and beyond, four networks at once
 * crowd the processor's cache: 2-64-64-1 was up to 1.6 times slower.
 */
const mostUnits = 24;

/** The indices of all parts: in groups of four that can share vectors, or alone. */
export function fourAtATime(parts: Deciding[]): number[][] {
  const groups: number[][] = [];
  parts.forEach((part, index) => {
    const group = groups.find((others) => others.length < lanes && areAlike(parts[others[0]!]!, part));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups.flatMap((group) => (group.length === lanes ? [group] : group.map((index) => [index])));
}

/** Whether lanes are worth it, and they differ in numbers only. */
const areAlike = (a: Deciding, b: Deciding): boolean =>
  fitsLanes(a) &&
  fitsLanes(b) &&
  kindOf(a.settings) === kindOf(b.settings) &&
  areEqual(a.batchSizes, b.batchSizes);

/** Narrow, and without what the lanes do not do. */
const fitsLanes = ({
  masks,
  settings: { widths, normalization, hasShortcuts, descent },
}: Deciding): boolean =>
  widths.slice(1).every((units) => units <= mostUnits) &&
  masks.length === 0 &&
  normalization[0] === unnormalized &&
  !hasShortcuts &&
  descent !== clipped;

function areEqual(a: Values, b: Values): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const kindOf = (settings: Settings): string =>
  [settings.optimizer, settings.hasAverage, layoutOf(settings)].join();
