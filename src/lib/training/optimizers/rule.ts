/** What an optimiser says of itself. */

export type Numbers = Float32Array | Float64Array;

/** What an optimiser remembers between steps of one run. */
export interface OptimizerState {
  /** z, v or m: the running gradient. */
  velocity: Numbers;
  /** s or v: the running squared gradient. */
  square: Numbers;
  powers: Powers;
}

/** β₁ᵗ and β₂ᵗ after t steps, for bias correction. */
export interface Powers {
  beta1: number;
  beta2: number;
}

/** The kernel's constants: see assembly/constants.ts. */
export interface Averages {
  /** β of the running gradient, and the share of the new gradient in it: 1, or 1 − β. */
  beta: number;
  share: number;
  /** The same of the running squared gradient; Lion's, of what it takes the sign of. */
  squareBeta: number;
  squareShare: number;
  epsilon: number;
}

/**
 * One way of moving weights against their gradient, as arithmetic on plain arrays: + − × ÷ and sqrt only, so that a
 * path has the same bits in Node and in every browser. The kernel has the same rule in assembly/optimizers/.
 */
export interface OptimizerRule<Optimizer> {
  /** Throws a `RangeError` that names the path at the first value that is not allowed. */
  check(path: string, optimizer: Optimizer): void;
  /** Moves `weights` by one step against `gradient`, in place, and `state` with it. */
  update(
    optimizer: Optimizer,
    weights: Numbers,
    gradient: Numbers,
    state: OptimizerState,
    learningRate: number,
  ): void;
  /** What it averages; what it does not use is left out. */
  averages(optimizer: Optimizer): Partial<Averages>;
  /** What the next step multiplies its learning rate and the running squared gradient by, 1 and 1 by default. `powers` moves on. */
  corrections?(optimizer: Optimizer, powers: Powers): Corrections;
}

export interface Corrections {
  rate: number;
  square: number;
}
