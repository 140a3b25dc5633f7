/** What Optuna, cmaes, scikit-learn, SciPy and mpmath made of the cases, as tests/goldens/search keeps it. */
import { goldenFiles } from '../golden-files.ts';

/** More than what anything is compared to. */
const digits = 12;

export const { readGoldens, writeGoldens } = goldenFiles('search/', digits);

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
