/** What Optuna, cmaes, scikit-learn, SciPy and mpmath made of the cases, as tests/goldens/search keeps it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

/** More than what anything is compared to. */
const digits = 12;

const fileOf = (topic: string) => new URL(`../../goldens/search/${topic}.json`, import.meta.url);

/** A topic's goldens by the names of its cases; none of a topic that is new. */
export function readGoldens<T>(topic: string): Record<string, T> {
  const file = fileOf(topic);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : {};
}

export async function writeGoldens(topic: string, goldens: Record<string, unknown>): Promise<void> {
  const rounded = JSON.stringify(goldens, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(digits)) : value,
  );
  writeFileSync(fileOf(topic), await format(rounded, { parser: 'json', printWidth: 110 }));
}

/** The largest difference between numbers of two goldens, beside the larger one; infinite where they are not alike. */
export function difference(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number')
    return one === other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return one === other ? 0 : Infinity;
  const [ours, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return Math.max(
    0,
    ...[...ours.keys(), ...theirs.keys()].map((key) => difference(ours.get(key), theirs.get(key))),
  );
}
