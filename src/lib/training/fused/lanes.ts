/** Which runs are trained four at a time, in the four lanes of vectors: see assembly/index.ts. */
import { clipped, layoutOf } from './settings.ts';
import type { Part } from './training.ts';

/** Numbers in a vector. */
export const inVector = 4;

/** The indices of all parts: in groups of four that can share vectors, or alone. */
export function fourAtATime(parts: Part[]): number[][] {
  const groups: number[][] = [];
  parts.forEach((part, index) => {
    const group = groups.find((others) => others.length < inVector && areAlike(parts[others[0]!]!, part));
    if (group) group.push(index);
    else groups.push([index]);
  });
  return groups.flatMap((group) => (group.length === inVector ? [group] : group.map((index) => [index])));
}

/** Whether they differ in numbers only, and lanes are worth it. */
function areAlike(a: Part, b: Part): boolean {
  return (
    fitsLanes(a) &&
    fitsLanes(b) &&
    a.settings.optimizer === b.settings.optimizer &&
    a.settings.hasAverage === b.settings.hasAverage &&
    layoutOf(a.settings) === layoutOf(b.settings) &&
    a.batchSizes.length === b.batchSizes.length &&
    a.batchSizes.every((size, step) => size === b.batchSizes[step])
  );
}

/** Without what the lanes do not do. */
const fitsLanes = ({ masks, settings: { normalization, hasShortcuts, descent } }: Part) =>
  masks.length === 0 && normalization[0] === 0 && !hasShortcuts && descent !== clipped;
