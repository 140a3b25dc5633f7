/** Throws a `RangeError` if a value of a scheduler's spec is no whole number, or too small a one. */
export function checkWhole(name: string, value: number, smallest: number): void {
  if (!Number.isSafeInteger(value) || value < smallest)
    throw new RangeError(`${name} must be a whole number of at least ${smallest}, not ${value}.`);
}
