import type { ActivationRule } from './rule.ts';

/** x: layers of it make one linear model. PyTorch: `Identity`; Keras: `linear`. */
export const identity: ActivationRule = {
  value: (x) => x,
  slope: () => 1,
  curvature: () => 0,
  tensor: (_tf, x) => x,
};
