/** The lock files are what the code says: made for these figures as they are, and all is as claimed. */
import { expect, test } from 'vitest';
import { bookClaims } from '../../scripts/findings/book-claims.ts';
import { bookNumbers } from '../../scripts/findings/book-numbers.ts';
import { staleNames } from '../../scripts/findings/lock.ts';
import { isShown, verdictLine } from '../../scripts/findings/report.ts';
import { findingsLock, numbersLock } from '../../src/lib/figure/build/lock.ts';

const lock = await findingsLock.read();
const claims = await bookClaims();

test('findings.lock.json is up to date', () => {
  const stale = staleNames(lock, claims);
  expect(stale, '`npm run findings` brings findings.lock.json up to date').toEqual([]);
});

test('numbers.lock.json is up to date', async () => {
  const stale = staleNames(await numbersLock.read(), await bookNumbers());
  expect(stale, '`npm run findings` brings numbers.lock.json up to date').toEqual([]);
});

test('the held-out seeds show of every finding, and of every counterexample, what is claimed', () => {
  const rows = claims.flatMap((claim) => {
    const locked = lock[claim.name];
    return locked ? [{ ...claim, held: locked.held }] : [];
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !isShown(row)).map((row) => verdictLine(row, false))).toEqual([]);
});
