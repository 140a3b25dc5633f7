/** Values of a knob, drawn evenly on a linear axis or on a log one. */
import { randomSearcher } from '../../../lib/search/searchers/random.ts';
import type { RealParameter } from '../../../lib/search/space.ts';

export const axisNames = ['linear', 'log'] as const;
export type AxisName = (typeof axisNames)[number];

export const axisLooks: Record<AxisName, { name: string; color: string }> = {
  linear: { name: 'linear axis', color: 'var(--ink-soft)' },
  log: { name: 'log axis', color: 'var(--series-2)' },
};

/** The same range, spread as the axis says. */
const onAxis = (parameter: RealParameter, axis: AxisName): RealParameter =>
  axis === 'log' ? parameter : { ...parameter, scale: 'linear' };

/** `[count]`, by random search. */
export function drawn(parameter: RealParameter, axis: AxisName, count: number, seed: number): number[] {
  const searcher = randomSearcher({ kind: 'random' }, [onAxis(parameter, axis)], seed);
  return Array.from({ length: count }, () => Number(searcher.suggest()[parameter.name]));
}
