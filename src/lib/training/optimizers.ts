/** The optimisers by their names: the trainer's and the surfaces' one implementation. Each is a file in optimizers/. */
import { checkOneOf } from './check/values.ts';
import { adagrad, type Adagrad } from './optimizers/adagrad.ts';
import { adam, type Adam } from './optimizers/adam.ts';
import { lion, type Lion } from './optimizers/lion.ts';
import { momentum, type Momentum } from './optimizers/momentum.ts';
import { nesterov, type Nesterov } from './optimizers/nesterov.ts';
import { rmsprop, type RmsProp } from './optimizers/rmsprop.ts';
import type {
  Averages,
  Corrections,
  Numbers,
  OptimizerRule,
  OptimizerState,
  Powers,
} from './optimizers/rule.ts';
import { sgd, type Sgd } from './optimizers/sgd.ts';

export type Optimizer = Sgd | Momentum | Nesterov | RmsProp | Adam | Adagrad | Lion;
export type OptimizerKind = Optimizer['kind'];

/** In the order of the kernel's codes (fused/assembly/codes.ts). */
const rules: { [Kind in OptimizerKind]: OptimizerRule<Extract<Optimizer, { kind: Kind }>> } = {
  sgd,
  momentum,
  nesterov,
  rmsprop,
  adam,
  adagrad,
  lion,
};
export const optimizerKinds = Object.keys(rules) as OptimizerKind[];

const ruleOf = (optimizer: Optimizer) => rules[optimizer.kind] as OptimizerRule<Optimizer>;

/** Throws a `RangeError` at the first value that an optimiser may not have. */
export function checkOptimizer(path: string, optimizer: Optimizer): void {
  checkOneOf(`${path}.kind`, optimizer.kind, optimizerKinds);
  ruleOf(optimizer).check(path, optimizer);
}

/** The state before the first step, for parameters of the length and precision of `like`. */
export function initialState(like: Numbers): OptimizerState {
  const zeros = () =>
    like instanceof Float32Array ? new Float32Array(like.length) : new Float64Array(like.length);
  return { velocity: zeros(), square: zeros(), powers: noPowers() };
}

/** The powers before the first step. */
export const noPowers = (): Powers => ({ beta1: 1, beta2: 1 });

/** Moves `weights` by one step against `gradient`, in place, and `state` with it. Each rule has its equations. */
export function update(
  optimizer: Optimizer,
  weights: Numbers,
  gradient: Numbers,
  state: OptimizerState,
  learningRate: number,
): void {
  ruleOf(optimizer).update(optimizer, weights, gradient, state, learningRate);
}

/** What an optimiser averages; what it does not use is 0. */
export const averagesOf = (optimizer: Optimizer): Averages => ({
  beta: 0,
  share: 0,
  squareBeta: 0,
  squareShare: 0,
  epsilon: 0,
  ...ruleOf(optimizer).averages(optimizer),
});

/** What the next step multiplies its learning rate and the running squared gradient by. `powers` moves on. */
export const correctionsOf = (optimizer: Optimizer, powers: Powers): Corrections =>
  ruleOf(optimizer).corrections?.(optimizer, powers) ?? { rate: 1, square: 1 };
