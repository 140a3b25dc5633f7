/** Functions over an axis, as a kind of experiment: computed at once, without a course. */
import { gatherWhole, type Kind } from './kind.ts';
import type { Tabulation, TabulationResult } from './tabulate.ts';

export const tabulation: Kind<Tabulation, TabulationResult> = {
  needsTrainer: false,
  gather: ({ functions }) => gatherWhole({ kind: 'tabulation', x: [], y: functions.map(() => []) }),
  prefix: (result) => result,
  duration: () => 0,
  progress: ({ x }) => (x.length > 0 ? 1 : 0),
  divergences: () => ({ course: 'Function', steps: [] }),
};
