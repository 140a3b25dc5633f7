import { expect, test } from 'vitest';
import { decode, encode } from '../../../../src/lib/figure/build/encode.ts';

test('a result comes back from the store to the last bit', () => {
  const result = {
    loss: Float32Array.from([0.1, -0, NaN, Infinity, 1e-45, 3.4e38]),
    part: new Float32Array([1, 2, 3, 4]).subarray(1, 3),
    numbers: [0.1 + 0.2, NaN, -Infinity, null],
  };
  expect(decode(encode(result))).toEqual({ ...result, part: Float32Array.from([2, 3]) });
});
