import type { PlanarFamily } from './planar.ts';

/** The square, uniformly: class 1 where exactly one coordinate is positive. Noise carries points across the borders. */
export const xor: PlanarFamily = {
  defaultNoise: 0.05,
  draw(random, label) {
    const right = random.integer(2);
    const up = label === 1 ? 1 - right : right;
    // 1 − u lies in (0, 1]: a point on an axis would belong to neither class.
    const x = 1 - random.uniform();
    const y = 1 - random.uniform();
    return [right === 1 ? x : -x, up === 1 ? y : -y];
  },
};
