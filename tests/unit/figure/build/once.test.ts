import { expect, test, vi } from 'vitest';
import { figures } from '../../../../src/figures/built.ts';
import { oncePerSettings } from '../../../../src/lib/figure/build/once.ts';

const { momentum, 'tuning-log': tuningLog } = figures;

test('what is made of a figure at the same settings is made once, at others and of others anew', () => {
  const make = vi.fn(() => ({}));
  const once = oncePerSettings(make);
  expect(once(momentum!, { seed: 1, data: 'moons' })).toBe(once(momentum!, { seed: 1, data: 'moons' }));
  expect(make).toHaveBeenCalledTimes(1);
  const made = [once(momentum!, { seed: 1 }), once(momentum!, { seed: 2 }), once(tuningLog!, { seed: 1 })];
  expect(new Set(made).size).toBe(3);
  expect(make).toHaveBeenCalledTimes(4);
});
