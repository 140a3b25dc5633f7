/** Points in the unit cube by their numbers, from 0: `[dimensions]` each. */
export type Sequence = (index: number) => Float64Array;
