/**
 * Which runs are trained four at a time, one in each lane of the kernel's vectors ("Four networks at once" in
 * assembly/index.ts). It makes no difference to what they compute, only to how soon.
 */
import { clipped, layoutOf, unnormalized, type Settings } from './settings.ts';
import type { Values } from './wasm.ts';

/** What decides, of one run's steps. */
interface Deciding {
  settings: Settings;
  batchSizes: Values;
  masks: Values;
  targets: Values;
}

/** Numbers in a vector. */
export const lanes = 4;

/**
 * Layers of up to so many units gain by it, whatever the batch. Measured with 30 runs: 2-8-8-1 trains twice as fast in
 * batches of 1 and 1.5 times in batches of 10 and 32; 2-10-10-1, which fills its vectors badly by itself, 2.2 times;
 * 2-16-16-1 1.2 times, and still 1.1 times in batches of 128. 2-24-24-1 gains 1.2 times in small batches and loses as much
 * as a tenth in batches of 128. At 32 units there is nothing to gain, and beyond, four networks at once crowd the
 * processor's cache: 2-64-64-1 was up to 1.6 times slower.
 */
const mostUnits = 16;

/** The indices of all parts: in groups of four that differ in numbers only, or alone. */
export function fourAtATime(parts: Deciding[]): number[][] {
  const kinds = parts.map((part) => (fitsLanes(part) ? kindOf(part) : null));
  const groups: number[][] = [];
  parts.forEach(({ batchSizes }, index) => {
    const canJoin = (group: number[]) =>
      group.length < lanes &&
      kinds[group[0]!] === kinds[index] &&
      areEqual(parts[group[0]!]!.batchSizes, batchSizes);
    const group = kinds[index] === null ? undefined : groups.find(canJoin);
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups.flatMap((group) => (group.length === lanes ? [group] : group.map((index) => [index])));
}

/** Narrow, and without what the lanes do not do. */
const fitsLanes = ({ masks, settings: { widths, normalization, branchScale, descent } }: Deciding): boolean =>
  widths.slice(1).every((units) => units <= mostUnits) &&
  masks.length === 0 &&
  normalization[0] === unnormalized &&
  branchScale === 0 &&
  descent !== clipped;

function areEqual(a: Values, b: Values): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Runs that see shifted copies of the examples have more targets. */
const kindOf = ({ settings, targets }: Deciding): string =>
  [settings.optimizer, settings.hasAverage, targets.length, layoutOf(settings)].join();
