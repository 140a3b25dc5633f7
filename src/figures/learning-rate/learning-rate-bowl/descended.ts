/** A descent on the bowl J(θ) = ½θ²: its way, and when it arrives or diverges. */
import { firstIndex } from '../../../lib/math/known.ts';
import type { Path } from '../../../lib/surfaces/descend.ts';
import { surface } from '../../../lib/surfaces/surfaces.ts';
import { arrived } from './verdict.ts';

const bowl = surface({ name: 'bowl' });
export const height = (theta: number) => bowl.value([theta]);

/** Diverged: J exceeds this multiple of its value at the start. The trainer's own threshold for networks. */
export const divergence = 100;

export interface Descended {
  alpha: number;
  /** θ before each update, the start first. */
  thetas: number[];
  /** Number of updates after which θ is first near the minimum; null if not yet. */
  arrivedAfter: number | null;
  divergedAfter: number | null;
}

export function descended({ points, values, divergedAt }: Path, alpha: number): Descended {
  const thetas = points.map(([theta]) => theta!);
  return {
    alpha,
    thetas,
    arrivedAfter: firstIndex(thetas, (theta) => Math.abs(theta) <= arrived),
    divergedAfter: firstIndex(values, (value) => value > divergence * values[0]!) ?? divergedAt,
  };
}
