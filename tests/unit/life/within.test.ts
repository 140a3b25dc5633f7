import { expect, test } from 'vitest';
import { within } from '../../../src/lib/life/within.ts';

test('ends with what it began within, for the same reason', () => {
  const outer = new AbortController();
  const inner = within(outer.signal);
  expect(inner.signal.aborted).toBe(false);
  outer.abort('gone');
  expect(inner.signal.reason).toBe('gone');
});

test('ends before it without ending it', () => {
  const outer = new AbortController();
  within(outer.signal).abort();
  expect(outer.signal.aborted).toBe(false);
});

test('within what has ended nothing begins', () => {
  expect(within(AbortSignal.abort('gone')).signal.reason).toBe('gone');
});
