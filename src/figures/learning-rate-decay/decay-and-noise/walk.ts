/** How far from the minimum a noisy path is, on its way and where it settles. */
import { rootMeanSquare } from '../../../lib/math/averages.ts';
import { hypot } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { Path } from '../../../lib/surfaces/descend.ts';
import { distancesTo, placesOf } from '../../../lib/surfaces/path.ts';

/** A path has diverged when it goes beyond this multiple of its first distance and stays there: J is a hundred times as high. */
const divergence = 10;

export interface Walk {
  path: plot.Point[];
  /** `[epochs done + 1]`: root mean square of the distances within each epoch, the start first. */
  distances: number[];
  /** Root mean square over the last `tail` steps; null before they are done. */
  radius: number | null;
  divergedAt: number | null;
}

export function walkAlong(
  path: Path,
  { steps, stepsPerEpoch, tail }: { steps: number; stepsPerEpoch: number; tail: number },
): Walk {
  const all = distancesTo([0, 0], path);
  const lastNear = all.findLastIndex((distance) => distance <= divergence * all[0]!);
  const divergedAt = lastNear < all.length - 1 ? lastNear + 1 : path.divergedAt;
  const distances = all.slice(0, (divergedAt ?? steps) + 1);
  const epochs = Array.from({ length: Math.floor((distances.length - 1) / stepsPerEpoch) }, (_, epoch) =>
    distances.slice(epoch * stepsPerEpoch + 1, (epoch + 1) * stepsPerEpoch + 1),
  );
  return {
    path: placesOf(path).slice(0, distances.length),
    distances: [distances[0]!, ...epochs.map(rootMeanSquare)],
    radius: distances.length > steps ? rootMeanSquare(distances.slice(-tail)) : null,
    divergedAt,
  };
}

/** A value an epoch; a path that has diverged goes on to where it has. */
export function distancesOverSteps(
  { path, distances, divergedAt }: Walk,
  stepsPerEpoch: number,
): plot.Point[] {
  const epochs = plot.overSteps(distances, stepsPerEpoch);
  const [x, y] = path.at(-1)!;
  return divergedAt === null ? epochs : [...epochs, [divergedAt, hypot(x, y)]];
}
