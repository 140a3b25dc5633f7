import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { surface, type SurfaceSpec } from '../../../src/lib/surfaces/surfaces.ts';

/** The same functions once more, in tensors, for automatic differentiation to differentiate. */
const inTensors: Record<SurfaceSpec['name'], (x: tf.Scalar, y: tf.Scalar) => tf.Tensor> = {
  bowl: (x) => x.square().mul(0.5),
  quartic: (x) => x.square().add(x.pow(4)),
  quadratic: (x, y) => x.square().add(y.square().mul(100)).mul(0.5),
  goh: (x, y) => tf.scalar(1).sub(x).square().add(y.mul(3).sub(x.square()).square().mul(20)),
  beale: (x, y) =>
    tf.addN([
      tf.scalar(1.5).sub(x).add(x.mul(y)).square(),
      tf.scalar(2.25).sub(x).add(x.mul(y.square())).square(),
      tf
        .scalar(2.625)
        .sub(x)
        .add(x.mul(y.pow(3)))
        .square(),
    ]),
  saddle: (x, y) => x.square().sub(y.square()).mul(0.5),
};

const specs: SurfaceSpec[] = [
  { name: 'bowl' },
  { name: 'quartic' },
  { name: 'quadratic', condition: 100 },
  { name: 'goh' },
  { name: 'beale' },
  { name: 'saddle' },
];
const places = [
  [-1.21, 0.853],
  [0.4, -0.3],
  [2, 1.5],
];

describe.each(specs)('$name', (spec) => {
  const { value, gradient, dimension, minimum } = surface(spec);

  test('its gradient is the one of TensorFlow.js’s automatic differentiation', () => {
    for (const place of places) {
      const into = new Float64Array(dimension);
      gradient(place.slice(0, dimension), into);
      const [dx, dy] = tf
        .grads((x: tf.Tensor, y: tf.Tensor) =>
          inTensors[spec.name](x as tf.Scalar, y as tf.Scalar).add(y.mul(0)),
        )([tf.scalar(place[0]!), tf.scalar(place[1]!)])
        .map((tensor) => tensor.dataSync()[0]!) as [number, number];
      // Tensors are float32: seven digits of the largest part.
      const scale = Math.max(1, Math.abs(dx), Math.abs(dy));
      expect(Math.abs(into[0]! - dx) / scale).toBeLessThan(2e-6);
      if (dimension === 2) expect(Math.abs(into[1]! - dy) / scale).toBeLessThan(2e-6);
    }
  });

  test('its value is the one computed in tensors', () => {
    for (const [x, y] of places as [number, number][]) {
      const expected = inTensors[spec.name](tf.scalar(x), tf.scalar(y)).dataSync()[0]!;
      expect(value([x, y].slice(0, dimension))).toBeCloseTo(expected, 4);
    }
  });

  if (minimum)
    test('its gradient vanishes at the minimum, and no place nearby is lower', () => {
      const into = new Float64Array(dimension);
      gradient(minimum, into);
      for (const slope of into) expect(slope).toBeCloseTo(0, 12);
      for (const shift of [-0.01, 0.01])
        for (let axis = 0; axis < dimension; axis++)
          expect(value(minimum.map((w, i) => (i === axis ? w + shift : w)))).toBeGreaterThan(value(minimum));
    });
});
