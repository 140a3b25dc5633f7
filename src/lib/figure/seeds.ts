/** The seeds that findings are tested on. Nobody tunes on them; figures are tuned on 1–20. */
export const heldOutSeeds: readonly number[] = Array.from({ length: 20 }, (_, i) => 1001 + i);

/** "all 20 seeds", "19 of 20 seeds", "none of 20 seeds" */
export function ofSeeds(held: number, all: number): string {
  if (held === all) return `all ${all} seeds`;
  return `${held === 0 ? 'none' : held} of ${all} seeds`;
}
