/** The initialisers by their names: how the weights of a layer start. Each is a file in initializers/. */
import type { RandomStream } from '../math/random.ts';
import { checkOneOf } from './check/values.ts';
import { glorotUniform, type GlorotUniform } from './initializers/glorot-uniform.ts';
import { glorot, type Glorot } from './initializers/glorot.ts';
import { heUniform, type HeUniform } from './initializers/he-uniform.ts';
import { he, type He } from './initializers/he.ts';
import { lecun, type Lecun } from './initializers/lecun.ts';
import { normal, type Normal } from './initializers/normal.ts';
import { orthogonal, type Orthogonal } from './initializers/orthogonal.ts';
import type { Fans, InitializerRule } from './initializers/rule.ts';
import { zeros, type Zeros } from './initializers/zeros.ts';

export type Initializer = Zeros | Normal | Glorot | GlorotUniform | He | HeUniform | Lecun | Orthogonal;
export type InitializerKind = Initializer['kind'];

const rules: { [Kind in InitializerKind]: InitializerRule<Extract<Initializer, { kind: Kind }>> } = {
  zeros,
  normal,
  glorot,
  'glorot-uniform': glorotUniform,
  he,
  'he-uniform': heUniform,
  lecun,
  orthogonal,
};
export const initializerKinds = Object.keys(rules) as InitializerKind[];

const ruleOf = (initializer: Initializer) => rules[initializer.kind] as InitializerRule<Initializer>;

/** Throws a `RangeError` at the first value that an initialiser may not have. */
export function checkInitializer(path: string, initializer: Initializer): void {
  checkOneOf(`${path}.kind`, initializer.kind, initializerKinds);
  ruleOf(initializer).check?.(path, initializer);
}

/** Fills a layer's weights, which are zeros. */
export const fillWeights = (
  initializer: Initializer,
  weights: Float32Array,
  fans: Fans,
  random: RandomStream,
): void => ruleOf(initializer).fill(initializer, weights, fans, random);
