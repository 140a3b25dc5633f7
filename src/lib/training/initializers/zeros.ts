import type { InitializerRule } from './rule.ts';

/** All weights 0: hidden layers of it never move. */
export interface Zeros {
  kind: 'zeros';
}

export const zeros: InitializerRule<Zeros> = { fill() {} };
