/** Rows of values: evenly apart, or each so many times the one before. */

/** `from`, `from · ratio`, `from · ratio²` …: `count` values. */
export function geometric(from: number, ratio: number, count: number): number[] {
  const values = [from];
  while (values.length < count) values.push(values.at(-1)! * ratio);
  return values;
}

/** `count` values from `from` to `to`, both included. */
export const evenly = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
