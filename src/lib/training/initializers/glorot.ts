import { fillNormal, type InitializerRule } from './rule.ts';

/**
 * N(0, 2 / (fan in + fan out)): the variance of Glorot & Bengio 2010, eq. 16, in a normal form. PyTorch:
 * `xavier_normal_`. Keras: `GlorotNormal`, of the same variance, but without the tails beyond two deviations.
 */
export interface Glorot {
  kind: 'glorot';
}

export const glorot: InitializerRule<Glorot> = {
  fill: (_initializer, weights, { inputs, outputs }, random) =>
    fillNormal(weights, Math.sqrt(2 / (inputs + outputs)), random),
};
