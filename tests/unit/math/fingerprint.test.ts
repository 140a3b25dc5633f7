import { expect, it } from 'vitest';
import { bits } from './fingerprint.ts';

// Results made at build time and the findings of every figure rest on these bits: whoever changes them remakes those.
it('the bits of functions, random numbers and data are what they were', () => {
  expect(bits()).toBe('cbd5ae54b0a338ce');
});
