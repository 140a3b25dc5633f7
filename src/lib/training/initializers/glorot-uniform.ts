import { fillUniform, type InitializerRule } from './rule.ts';

/**
 * Uniform within ±√(6 / (fan in + fan out)): Glorot & Bengio 2010, eq. 16. PyTorch: `xavier_uniform_`; Keras:
 * `GlorotUniform`, its default.
 */
export interface GlorotUniform {
  kind: 'glorot-uniform';
}

export const glorotUniform: InitializerRule<GlorotUniform> = {
  fill: (_initializer, weights, { inputs, outputs }, random) =>
    fillUniform(weights, Math.sqrt(6 / (inputs + outputs)), random),
};
