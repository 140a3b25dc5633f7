import { adjustable, type Adjustable, type Run } from '../spec.ts';
import { checkOneOf, checkWhole, reject } from './values.ts';

/**
 * Throws at the first change that a run of so many steps may not make on its way. `checkWith` throws at a value that the
 * run may not have; it is asked of the run as each change leaves it.
 */
export function checkChanges(
  path: string,
  run: Run,
  steps: number,
  checkWith: (path: string, run: Run) => void,
): void {
  const { changes = [], ...start } = run;
  let changed: Run = start;
  let after = 0;
  changes.forEach(({ at, set }, index) => {
    const place = `${path}.changes[${index}]`;
    checkWhole(`${place}.at`, at, after + 1);
    if (at >= steps) reject(`${place}.at`, at, `less than ${steps}, the run’s steps`);
    after = at;
    checkAdjustable(`${place}.set`, set, start);
    changed = { ...changed, ...set };
    checkWith(`${place}.set`, changed);
  });
}

function checkAdjustable(path: string, set: Partial<Adjustable>, { optimizer, normalization }: Run): void {
  for (const name of Object.keys(set)) checkOneOf(path, name, adjustable);
  if (set.optimizer && set.optimizer.kind !== optimizer.kind)
    reject(`${path}.optimizer.kind`, set.optimizer.kind, `"${optimizer.kind}", which the run began with`);
  if (set.batchSize !== undefined && normalization?.kind === 'batch')
    reject(
      `${path}.batchSize`,
      set.batchSize,
      'possible with batch normalisation: the rest of an epoch could be a batch of one',
    );
}
