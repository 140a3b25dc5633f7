/** The seeds that findings are tested on. Nobody tunes on them; figures are tuned on 1–20. */
export const heldOutSeeds: readonly number[] = Array.from({ length: 20 }, (_, i) => 1001 + i);

/** "20 of 20 seeds" */
export const ofSeeds = (held: number, all: number): string => `${held} of ${all} seeds`;
