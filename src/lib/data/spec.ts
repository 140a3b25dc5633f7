/** Data sets as plain data. The same spec gives the same numbers, to the bit, in Node and in every browser. */

export const planarDataNames = ['moons', 'circles', 'xor', 'spirals', 'blobs'] as const;
export const dataNames = [...planarDataNames, 'arch', 'digits', 'table'] as const;
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
  /** How much of all examples each class has, in proportion: `[9, 1]`. Default: the same of each. Not for `arch` and `table`. */
  shares?: readonly number[];
  /** What each input is multiplied by, before `scaling`: one number for each. Default: 1. */
  scales?: readonly number[];
  /** Default: as the set comes, with inputs of a spread near 1. */
  scaling?: Scaling;
  /** For `table`: its rows. */
  table?: Table;
  seed: number;
}

/** Rows of numbers, each an example. */
export interface Table {
  /** `[rows][inputs]` */
  inputs: readonly (readonly number[])[];
  /** `[rows]`: numbers to be predicted, or with `classes` the class of each row, 0, 1 … */
  targets: readonly number[];
  /** How many classes there are, 2 or more; without them the targets are numbers. */
  classes?: number;
  /** Whether the seed puts the rows in an order of its own before they are split. Default: true. */
  shuffled?: boolean;
}

/**
 * What is done to inputs. `raw`: as they were measured (digits from 0 to 16, the other sets as they come). `zero-one`: from
 * 0 to 1, digits by the range of a pixel, others by the range of each input among the training examples.
 * `standardized`: each input to mean 0 and variance 1 over the training examples. `standardized-together`: one mean and one
 * variance for all inputs.
 */
export const scalings = ['raw', 'zero-one', 'standardized', 'standardized-together'] as const;
export type Scaling = (typeof scalings)[number];

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
  /** Of images: the input of a pixel without ink, where it is the same for all pixels. */
  background?: number;
}
