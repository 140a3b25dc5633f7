/** Checks of single values. Each throws a `RangeError` with the path of the value, the value and what is allowed. */

export function checkOneOf(path: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) reject(path, value, `one of ${allowed.join(', ')}`);
}

export function checkWhole(path: string, value: number, smallest: number): void {
  if (!Number.isSafeInteger(value) || value < smallest) reject(path, value, `a whole number ≥ ${smallest}`);
}

export function checkAtLeast(path: string, value: number, bound: number): void {
  if (!Number.isFinite(value) || value < bound) reject(path, value, `a finite number ≥ ${bound}`);
}

export function checkAbove(path: string, value: number, bound: number): void {
  if (!Number.isFinite(value) || value <= bound) reject(path, value, `a finite number > ${bound}`);
}

export function checkFraction(path: string, value: number, end: 'open' | 'closed' = 'open'): void {
  if (!(value >= 0 && (value < 1 || (end === 'closed' && value === 1)))) {
    reject(path, value, end === 'open' ? 'in [0, 1)' : 'in [0, 1]');
  }
}

/** Throws it: `path` is `value`, which is not `allowed`. */
export function reject(path: string, value: unknown, allowed: string): never {
  throw new RangeError(
    `${path}: ${typeof value === 'number' ? value : JSON.stringify(value)} is not ${allowed}`,
  );
}
