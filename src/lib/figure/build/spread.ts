/** How far a figure's measures spread over seeds. */
import type { Measures } from '../contract/define.ts';

/** Lowest, median and highest of every number, "loss 0.1 … 0.12 … 0.2"; of words, each with its count. */
export function spreadOf(measures: readonly Measures[]): string[] {
  return Object.keys(measures[0] ?? {}).map((key) => {
    const values = measures.map((of) => of[key] ?? null);
    const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
    if (numbers.length === values.length)
      return numbers.length === 1
        ? `${key} ${short(numbers[0]!)}`
        : `${key} ${short(numbers[0]!)} … ${short(numbers[numbers.length >> 1]!)} … ${short(numbers.at(-1)!)}`;
    const counts = Map.groupBy(values, (value) => (typeof value === 'number' ? short(value) : String(value)));
    return `${key} ${[...counts].map(([value, all]) => `${value} × ${all.length}`).join(', ')}`;
  });
}

const short = (value: number) => String(Number(value.toPrecision(3)));
