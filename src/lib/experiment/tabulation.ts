/** Functions over an axis, as a kind of experiment: computed at once, without a course. */
import type { Kind } from './kind.ts';
import type { Tabulation, TabulationResult } from './tabulate.ts';

export const tabulation: Kind<Tabulation, TabulationResult> = {
  needsTrainer: false,
  empty: ({ functions }) => ({ kind: 'tabulation', x: [], y: functions.map(() => []) }),
  accumulate: (_, whole) => whole,
  prefix: (result) => result,
  duration: () => 0,
  progress: ({ x }) => (x.length > 0 ? 1 : 0),
  divergences: () => ({ course: 'Function', steps: [] }),
};
