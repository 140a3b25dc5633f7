/** Data sets as plain data. The same spec gives the same numbers, to the bit, in Node and in every browser. */

export const planarDataNames = ['moons', 'circles', 'xor', 'spirals', 'blobs'] as const;
export const dataNames = [...planarDataNames, 'arch', 'digits'] as const;
export type DataName = (typeof dataNames)[number];

export interface DataSpec {
  name: DataName;
  /** Examples to draw for training, for validation (held out) and for a final test, all disjoint. */
  training: number;
  validation: number;
  test?: number;
  /** Standard deviation of the noise added to the points (2-D sets, in units of the set's radius) or to the target (`arch`). Not for `digits`. */
  noise?: number;
  /** Classes of `blobs`. Default 2; 3 and more are one-hot. */
  classes?: number;
  seed: number;
}

export interface Split {
  examples: number;
  /** `[examples, inputs]` row-major */
  inputs: Float32Array;
  /** `[examples, outputs]`: a number, 0 or 1 for two classes, one-hot for more. */
  targets: Float32Array;
}

export interface Dataset {
  /** Width of an example. */
  inputs: number;
  /** 1 for regression and two classes, else the number of classes. */
  outputs: number;
  task: 'regression' | 'binary' | 'multiclass';
  training: Split;
  validation: Split;
  test: Split;
}
