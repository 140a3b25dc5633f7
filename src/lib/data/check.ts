import { blobClasses } from './blobs.ts';
import { digitPoolSizes } from './digits-format.ts';
import { dataNames } from './spec.ts';
import type { DataSpec } from './spec.ts';
import type { SplitName } from './splits.ts';

/** Keeps a slip of the keyboard from filling the memory. */
const LARGEST_SPLIT = 100_000;

/** Throws a `RangeError` at the first field that is not allowed, naming the field, its value and what is allowed. */
export function checkDataSpec(spec: DataSpec): void {
  if (!dataNames.includes(spec.name)) reject('name', spec.name, `one of ${dataNames.join(', ')}`);
  checkCount(spec, 'training', 1);
  checkCount(spec, 'validation', 0);
  if (spec.test !== undefined) checkCount(spec, 'test', 0);
  if (spec.noise !== undefined) {
    if (spec.name === 'digits') reject('noise', spec.noise, 'left out for digits');
    if (!Number.isFinite(spec.noise) || spec.noise < 0) reject('noise', spec.noise, 'a finite number ≥ 0');
  }
  if (spec.classes !== undefined) {
    if (spec.name !== 'blobs') reject('classes', spec.classes, `left out for ${spec.name}`);
    checkWhole('classes', spec.classes, blobClasses.smallest, blobClasses.largest);
  }
  checkWhole('seed', spec.seed, 0, Number.MAX_SAFE_INTEGER);
}

function checkCount(spec: DataSpec, split: SplitName, smallest: number): void {
  const largest = spec.name === 'digits' ? digitPoolSizes[split] : LARGEST_SPLIT;
  checkWhole(split, spec[split], smallest, largest);
}

function checkWhole(
  field: keyof DataSpec,
  value: number | undefined,
  smallest: number,
  largest: number,
): void {
  if (!Number.isInteger(value) || value! < smallest || value! > largest) {
    reject(field, value, `a whole number from ${smallest} to ${largest}`);
  }
}

function reject(field: keyof DataSpec, value: unknown, allowed: string): never {
  throw new RangeError(
    `data: ${field} must be ${allowed}, not ${typeof value === 'number' ? value : JSON.stringify(value)}.`,
  );
}
