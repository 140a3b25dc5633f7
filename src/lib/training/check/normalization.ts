import { batchSizeOf, examplesOf } from '../plan.ts';
import type { Run } from '../spec.ts';
import { checkAbove, checkFraction, checkOneOf, reject } from './values.ts';

/** Of a run that trains on some or all of so many training examples. Batch normalisation cannot train on a batch of one. */
export function checkNormalization(path: string, run: Run, training: number): void {
  const { normalization } = run;
  if (!normalization) return;
  checkOneOf(`${path}.normalization.kind`, normalization.kind, ['batch', 'layer']);
  checkAbove(`${path}.normalization.epsilon`, normalization.epsilon, 0);
  if (normalization.kind !== 'batch') return;
  checkFraction(`${path}.normalization.momentum`, normalization.momentum, 'closed');
  if (run.hidden.length > 0) checkBatches(path, run, training);
}

function checkBatches(path: string, run: Run, training: number): void {
  const examples = examplesOf(run, training);
  const size = batchSizeOf(run, training);
  if (size === 1)
    reject(`${path}.batchSize`, size, 'at least 2: one example has no variance to normalise by');
  if (examples % size === 1)
    reject(
      `${path}.batchSize`,
      size,
      `a size that batch normalisation can train with: of ${examples} examples one is left for an epoch’s last batch, and it has no variance`,
    );
}
