/** The seeds that figures are tuned on. */
export const tunedSeeds: readonly number[] = Array.from({ length: 20 }, (_, i) => 1 + i);

/** The seeds that findings are tested on. Nobody tunes on them. */
export const heldOutSeeds: readonly number[] = Array.from({ length: 100 }, (_, i) => 1001 + i);

/** Those of them that a browser computes while its reader waits. */
export const liveSeeds = heldOutSeeds.slice(0, 20);

/** "20 of 20 seeds" */
export const ofSeeds = (held: number, all: number): string => `${held} of ${all} seeds`;
