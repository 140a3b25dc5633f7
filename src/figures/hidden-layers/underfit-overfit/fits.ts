/** What networks have learnt of the arch, and how they compare. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { evenly } from '../../../lib/math/ranges.ts';
import type { Point } from '../../../lib/plot/plot.ts';
import { latestCheckpoint } from '../../../lib/study/outcomes.ts';
import type { SplitName } from '../../../lib/study/splits.ts';
import type { Checkpoint, Probe, RunHistory } from '../../../lib/training/spec.ts';

/** Where the fits are drawn, a little beyond the data. */
export const reach = 1.08;
export const probe = { kind: 'line', x: [-reach, reach], points: 217 } satisfies Probe;
export const inputs = evenly(-reach, reach, probe.points);
/** A validation loss within this factor of the best counts as no worse; beyond it, as worse. */
export const margin = 1.25;

/** What a network has learnt. Losses are NaN where there are none: before a measurement, and of a run that diverged. */
export interface Fit extends Record<SplitName, number> {
  /** "Underfit", "Optimal" or "Overfit", by comparison with the others. */
  title: string;
  shape: string;
  curve: Point[];
  /** The same network's curve before the first step. */
  untrained: Point[];
  divergedAt: number | null;
}

/** A step at which one might have stopped, and the validation loss there. */
export interface Stop {
  step: number;
  loss: number;
}

/** `runs` are those beside it, with which it is compared. */
export function fitOf(run: RunHistory, runs: readonly RunHistory[], shape: string): Fit {
  const last = latestCheckpoint(run);
  return {
    title: verdict(run, runs),
    shape,
    training: last?.trainingLoss ?? NaN,
    validation: last?.validationLoss ?? NaN,
    curve: curveOf(last),
    untrained: curveOf(run.checkpoints[0]),
    divergedAt: run.divergedAt,
  };
}

export function lowestIn({ checkpoints }: RunHistory): Stop | null {
  const lowest = lowestBy(checkpoints, ({ validationLoss }) => validationLoss);
  return lowest && { step: lowest.step, loss: lowest.validationLoss };
}

const curveOf = (checkpoint: Checkpoint | null | undefined) =>
  Array.from(checkpoint?.outputs ?? [], (value, i): Point => [inputs[i]!, value]);

/** Optimal: (nearly) the lowest validation loss of all. Worse than that, it underfits if its own points fit worse too. */
function verdict(run: RunHistory, runs: readonly RunHistory[]): string {
  if (run.divergedAt !== null) return 'Diverged';
  const own = latestCheckpoint(run);
  const best = lowestBy(runs.map(latestCheckpoint), (one) => one?.validationLoss);
  if (!own || own.step === 0 || !best) return 'Untrained';
  if (own.validationLoss <= margin * best.validationLoss) return 'Optimal';
  return own.trainingLoss > best.trainingLoss ? 'Underfit' : 'Overfit';
}
