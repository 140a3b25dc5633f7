import { fillNormal, type InitializerRule } from './rule.ts';

/**
 * N(0, 1 / fan in): the variance of LeCun et al. 1998, "Efficient BackProp", eq. 16. PyTorch:
 * `kaiming_normal_(nonlinearity='linear')`. Keras: `LecunNormal`, of the same variance, but without the tails beyond two
 * deviations.
 */
export interface Lecun {
  kind: 'lecun';
}

export const lecun: InitializerRule<Lecun> = {
  fill: (_initializer, weights, { inputs }, random) => fillNormal(weights, Math.sqrt(1 / inputs), random),
};
