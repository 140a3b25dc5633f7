/** Descents on a surface, as a kind of experiment: computed at once, played step by step. */
import type { Descent, DescentResult, Path } from '../surfaces/descend.ts';
import type { Kind } from './kind.ts';

export const descent: Kind<Descent, DescentResult> = {
  needsTrainer: false,
  empty: ({ steps, walks }) => ({
    kind: 'descent',
    steps,
    paths: walks.map(() => ({ points: [], values: [], divergedAt: null })),
  }),
  accumulate: (_, whole) => whole,
  prefix: (result, fraction) => ({
    ...result,
    paths: result.paths.map((path) => pathUpTo(path, Math.round(fraction * result.steps))),
  }),
  duration: ({ steps }) => steps,
  progress: ({ steps, paths }) => Math.min(1, ...paths.map((path) => progressOf(path, steps))),
  divergences: ({ paths }) => ({ course: 'Path', steps: paths.map(({ divergedAt }) => divergedAt) }),
};

const pathUpTo = ({ points, values, divergedAt }: Path, step: number): Path => ({
  points: points.slice(0, step + 1),
  values: values.slice(0, step + 1),
  divergedAt: divergedAt !== null && divergedAt <= step ? divergedAt : null,
});

/** The start is a point, but no step. A path that diverged is at its end. */
const progressOf = ({ points, divergedAt }: Path, steps: number) =>
  divergedAt === null ? Math.max(0, points.length - 1) / steps : 1;
