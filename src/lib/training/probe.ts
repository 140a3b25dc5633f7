/** The points on which outputs are recorded. */
import type { Probe } from './spec.ts';

/** `[points, 1]` for a line, `[rows × columns, 2]` for a grid, in the order that `Probe` says. */
export function pointsOf(probe: Probe): Float32Array {
  if (probe.kind === 'line') return evenlySpaced(probe.x, probe.points);
  const xs = evenlySpaced(probe.x, probe.columns);
  const points = new Float32Array(2 * probe.columns * probe.rows);
  evenlySpaced(probe.y, probe.rows).forEach((y, row) =>
    xs.forEach((x, column) => points.set([x, y], 2 * (row * probe.columns + column))),
  );
  return points;
}

/** `count` numbers from `from` to `to`, ends included; one alone lies in the middle. */
function evenlySpaced([from, to]: readonly [number, number], count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) =>
    count === 1 ? (from + to) / 2 : from + ((to - from) * i) / (count - 1),
  );
}
