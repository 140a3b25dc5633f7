import { fillUniform, type InitializerRule } from './rule.ts';

/**
 * Uniform within ±√(6 / fan in), whose variance is that of He et al. 2015, eq. 10. PyTorch: `kaiming_uniform_`; what its
 * `Linear` starts from is narrower, ±√(1 / fan in), and the biases, too. Keras: `HeUniform`.
 */
export interface HeUniform {
  kind: 'he-uniform';
}

export const heUniform: InitializerRule<HeUniform> = {
  fill: (_initializer, weights, { inputs }, random) => fillUniform(weights, Math.sqrt(6 / inputs), random),
};
