import { blobClasses } from './blobs.ts';
import { digitClasses, digitPixels, digitPoolSizes } from './digits-format.ts';
import { dataNames, scalings } from './spec.ts';
import type { DataSpec, Table } from './spec.ts';
import type { SplitName } from './splits.ts';

/** Keeps a slip of the keyboard from filling the memory. */
const LARGEST_SPLIT = 100_000;

/** Throws a `RangeError` at the first field that is not allowed, naming the field, its value and what is allowed. */
export function checkDataSpec(spec: DataSpec): void {
  if (!dataNames.includes(spec.name)) reject('name', spec.name, `one of ${dataNames.join(', ')}`);
  checkCount(spec, 'training', 1);
  checkCount(spec, 'validation', 0);
  if (spec.test !== undefined) checkCount(spec, 'test', 0);
  checkTable(spec);
  if (spec.noise !== undefined) {
    if (spec.name === 'digits' || spec.name === 'table')
      reject('noise', spec.noise, `left out for ${spec.name}`);
    if (!Number.isFinite(spec.noise) || spec.noise < 0) reject('noise', spec.noise, 'a finite number ≥ 0');
  }
  if (spec.classes !== undefined) {
    if (spec.name !== 'blobs') reject('classes', spec.classes, `left out for ${spec.name}`);
    checkWhole('classes', spec.classes, blobClasses.smallest, blobClasses.largest);
  }
  if (spec.shares !== undefined) checkShares(spec, spec.shares);
  if (spec.scales !== undefined) checkNumbers('scales', spec.scales, inputsOf(spec), (scale) => scale !== 0);
  if (spec.scaling !== undefined && !scalings.includes(spec.scaling))
    reject('scaling', spec.scaling, `one of ${scalings.join(', ')}`);
  checkWhole('seed', spec.seed, 0, Number.MAX_SAFE_INTEGER);
}

function checkCount(spec: DataSpec, split: SplitName, smallest: number): void {
  const largest = spec.name === 'digits' ? digitPoolSizes[split] : LARGEST_SPLIT;
  checkWhole(split, spec[split], smallest, largest);
}

function checkShares(spec: DataSpec, shares: readonly number[]): void {
  if (spec.name === 'arch' || spec.name === 'table') reject('shares', shares, `left out for ${spec.name}`);
  checkNumbers('shares', shares, classesOf(spec), (share) => share >= 0);
  const total = shares.reduce((sum, share) => sum + share);
  if (total === 0) reject('shares', shares, 'not all zero');
  if (spec.name !== 'digits') return;
  for (const split of ['training', 'validation', 'test'] as const) {
    const most = digitPoolSizes[split] / digitClasses;
    const asked = Math.ceil(((spec[split] ?? 0) * Math.max(...shares)) / total);
    if (asked > most)
      reject('shares', shares, `such that no digit has more than ${most} of the ${split} examples`);
  }
}

function checkTable({ name, table, training, validation, test = 0 }: DataSpec): void {
  if (name !== 'table') {
    if (table !== undefined) reject('table', '…', `left out for ${name}`);
    return;
  }
  if (!table || table.inputs.length === 0) reject('table', table, 'a list of rows, at least one');
  checkRows(table);
  const asked = training + validation + test;
  if (asked > table.inputs.length)
    reject('training', training, `such that all splits together have at most ${table.inputs.length} rows`);
}

function checkRows({ inputs, targets, classes }: Table): void {
  const width = inputs[0]!.length;
  inputs.forEach((row, i) => {
    if (row.length !== width || width === 0 || !row.every(Number.isFinite))
      reject(`table.inputs[${i}]`, row, `${Math.max(width, 1)} finite numbers, as in the first row`);
  });
  if (classes !== undefined) checkWhole('table.classes', classes, 2, LARGEST_SPLIT);
  if (targets.length !== inputs.length)
    reject('table.targets', targets.length, `as many as there are rows, ${inputs.length}`);
  targets.forEach((target, i) => {
    if (classes !== undefined) checkWhole(`table.targets[${i}]`, target, 0, classes - 1);
    else if (!Number.isFinite(target)) reject(`table.targets[${i}]`, target, 'a finite number');
  });
}

function inputsOf({ name, table }: DataSpec): number {
  if (name === 'table') return table!.inputs[0]!.length;
  return name === 'digits' ? digitPixels : name === 'arch' ? 1 : 2;
}

const classesOf = ({ name, classes = 2 }: DataSpec) => (name === 'digits' ? digitClasses : classes);

function checkNumbers(
  field: string,
  values: readonly number[],
  count: number,
  isAllowed: (value: number) => boolean,
): void {
  if (values.length !== count || !values.every((value) => Number.isFinite(value) && isAllowed(value)))
    reject(field, values, `${count} finite numbers ${field === 'scales' ? 'other than 0' : '≥ 0'}`);
}

function checkWhole(field: string, value: number | undefined, smallest: number, largest: number): void {
  if (!Number.isInteger(value) || value! < smallest || value! > largest) {
    reject(field, value, `a whole number from ${smallest} to ${largest}`);
  }
}

function reject(field: string, value: unknown, allowed: string): never {
  throw new RangeError(
    `data: ${field} must be ${allowed}, not ${typeof value === 'number' ? value : JSON.stringify(value)}.`,
  );
}
