/** Numbers that may not be known: null, or not a number. */

export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The first place at which `isSo`: of steps, the step. Null where there is none. */
export function firstIndex<T>(values: readonly T[], isSo: (value: T) => boolean): number | null {
  const index = values.findIndex(isSo);
  return index < 0 ? null : index;
}

/** `value` over `by`; null where one of them is not known, or `by` is 0. */
export const ratioOf = (value: number | null, by: number | null): number | null =>
  value === null || by === null ? null : finite(value / by);
