/** Runs that change hyperparameters on their way, made of runs that do not. */
import { adjustable, type Adjustable, type Change, type Run } from '../training/spec.ts';

type Seedless = Omit<Run, 'seed'>;

/** The first of these runs, which from each step on has what the next one has of what can be changed. Steps ascend. */
export function changing<R extends Seedless>(
  start: R,
  later: readonly { at: number; run: Seedless }[],
  steps: number,
): R {
  const runs = [start, ...later.map(({ run }) => run)];
  const turned = later
    .map(({ at, run }, i): Change => ({ at, set: differences(runs[i]!, run) }))
    .filter(({ at, set }) => at >= 1 && at < steps && Object.keys(set).length > 0);
  if (turned.length === 0) return start;
  return { ...start, changes: merged([...(start.changes ?? []), ...turned]) };
}

function differences(before: Seedless, after: Seedless): Partial<Adjustable> {
  const fields = adjustable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(fields.map((field) => [field, after[field]]));
}

/** In the order of their steps, one for each: of two at a step the latter has the last word. */
function merged(changes: readonly Change[]): Change[] {
  const byStep = new Map<number, Change>();
  for (const { at, set } of changes) byStep.set(at, { at, set: { ...byStep.get(at)?.set, ...set } });
  return [...byStep.values()].sort((a, b) => a.at - b.at);
}
