import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { expect, it } from 'vitest';
import { xoroshiro128plus } from '../../../src/lib/math/xoroshiro.ts';

it.each([
  [[1, 2, 3, 4]],
  [[-1, 0x7fffffff, -0x80000000, 0]],
  [[0x243f6a88, 0x05a308d3, 0x13198a2e, 0x03707344]],
])('gives the numbers of pure-rand’s, from %j on', (words) => {
  const [ours, theirs] = [xoroshiro128plus(words), xoroshiro128plusFromState(words)];
  for (let i = 0; i < 1000; i++) expect(ours.next()).toBe(theirs.next());
  expect(ours.getState()).toEqual(theirs.getState());
});

it('is copied where it stands', () => {
  const source = xoroshiro128plus([1, 2, 3, 4]);
  source.next();
  const copy = source.clone();
  const numbers = [copy.next(), copy.next()];
  expect([source.next(), source.next()]).toEqual(numbers);
});
