import { checkAtLeast } from '../check/values.ts';
import { fillNormal, type InitializerRule } from './rule.ts';

/** N(0, deviation²). PyTorch: `normal_(std=deviation)`; Keras: `RandomNormal(stddev=deviation)`. */
export interface Normal {
  kind: 'normal';
  deviation: number;
}

export const normal: InitializerRule<Normal> = {
  check: (path, { deviation }) => checkAtLeast(`${path}.deviation`, deviation, 0),
  fill: ({ deviation }, weights, _fans, random) => fillNormal(weights, deviation, random),
};
