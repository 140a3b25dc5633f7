import { expect, test } from 'vitest';
import { chanceOfAtLeast, shownShare } from '../../../src/lib/math/share.ts';

// The fifth percentile of Beta(held, all − held + 1), as SciPy 1.x has it: scipy.stats.beta.ppf(0.05, …).
test.each([
  [20, 20, 0.8608916593317348],
  [18, 20, 0.7173814751141391],
  [1, 20, 0.0025613787765302806],
  [100, 100, 0.9704869503929601],
  [98, 100, 0.9383807996039593],
  [95, 100, 0.8977466223567255],
  [80, 100, 0.7227997503290864],
])('%i of %i show a share of at least %f', (held, all, share) => {
  expect(shownShare(held, all)).toBeCloseTo(share, 12);
});

test('all of all show the share that does so with a chance of 5 %; one of all, the closed form of the other end', () => {
  for (const all of [1, 7, 50]) {
    expect(shownShare(all, all)).toBeCloseTo(0.05 ** (1 / all), 12);
    expect(shownShare(1, all)).toBeCloseTo(1 - 0.95 ** (1 / all), 12);
    expect(shownShare(0, all)).toBe(0);
  }
});

test('the chance of at least so many heads', () => {
  expect(chanceOfAtLeast(0, 3, 0.3)).toBeCloseTo(1, 12);
  expect(chanceOfAtLeast(2, 3, 0.5)).toBeCloseTo(4 / 8, 12);
  expect(chanceOfAtLeast(3, 3, 0.1)).toBeCloseTo(0.001, 12);
});
