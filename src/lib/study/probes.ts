/** Where outputs of networks are looked at. */
import type { Probe } from '../training/spec.ts';

/** A square of the plane around the origin, out to `reach` on every side, with `side` × `side` points. */
export const squareProbe = (reach: number, side: number) =>
  ({ kind: 'grid', x: [-reach, reach], y: [-reach, reach], columns: side, rows: side }) satisfies Probe;
