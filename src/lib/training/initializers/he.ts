import { fillNormal, type InitializerRule } from './rule.ts';

/**
 * N(0, 2 / fan in): He et al. 2015, eq. 10. PyTorch: `kaiming_normal_`. Keras: `HeNormal`, of the same variance, but
 * without the tails beyond two deviations.
 */
export interface He {
  kind: 'he';
}

export const he: InitializerRule<He> = {
  fill: (_initializer, weights, { inputs }, random) => fillNormal(weights, Math.sqrt(2 / inputs), random),
};
