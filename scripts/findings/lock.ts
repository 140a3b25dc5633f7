/** findings.lock.json brought up to date, and checked. */
import { bookClaims, type BookClaim } from './book-claims.ts';
import { readLock, writeLock, type Lock, type Verdicts } from '../../src/lib/figure/build/lock.ts';
import { freshVerdicts, verdicts } from '../../src/lib/figure/build/seed-claims.ts';
import { heldOutSeeds } from '../../src/lib/figure/contract/seeds.ts';
import { isShown, verdictLine, type Report } from './report.ts';

/** Writes what is so now; what still fits is not computed. */
export async function updateLock(): Promise<Report> {
  const lock = await readLock();
  const claims = await bookClaims();
  const held = await Promise.all(claims.map(verdicts));
  await writeLock(
    Object.fromEntries(claims.map(({ name, digest }, i) => [name, { digest, held: held[i]! }])),
  );
  const isNew = ({ name, digest }: BookClaim) => lock[name]?.digest !== digest;
  const rows = claims.map((claim, i) => ({ ...claim, held: held[i]! }));
  const failed = rows.filter((row) => !isShown(row)).length;
  return {
    failed,
    lines: [
      ...rows.map(
        (row) => `${verdictLine(row, isShown(row))}${isNew(row) ? ' (new in findings.lock.json)' : ''}`,
      ),
      failed === 0 ? 'Every finding is as claimed.' : `${failed} are not as claimed.`,
    ],
  };
}

/** Computes every verdict on these seeds afresh, and compares. */
export async function verifyLock(seeds: readonly number[]): Promise<Report> {
  const strange = seeds.find((seed) => !heldOutSeeds.includes(seed));
  if (strange !== undefined)
    throw new Error(
      `--seeds: ${strange} is not held out; allowed: ${heldOutSeeds[0]}-${heldOutSeeds.at(-1)}`,
    );
  const claims = await bookClaims();
  const computed = await Promise.all(claims.map((claim) => freshVerdicts(claim, seeds)));
  const wrong = disagreements(await readLock(), claims, seeds, computed);
  return {
    failed: wrong.length,
    lines: [
      ...wrong.map((line) => `✗ ${line}`),
      wrong.length === 0
        ? `findings.lock.json is right: ${claims.length} findings on ${seeds.length} of their seeds, computed afresh.`
        : 'findings.lock.json is not what the code says. `npm run findings` makes it so.',
    ],
  };
}

/**
 * Where the lock is not what the book claims, and not what came out.
 *
 * @param computed `[claims][seeds]`
 */
export function disagreements(
  lock: Lock,
  claims: readonly Pick<BookClaim, 'name' | 'digest'>[],
  seeds: readonly number[],
  computed: readonly Verdicts[],
): string[] {
  const wrongSeeds = (locked: Verdicts, fresh: Verdicts) =>
    seeds.filter((seed, i) => locked[heldOutSeeds.indexOf(seed)] !== fresh[i]);
  return [
    ...staleNames(lock, claims),
    ...claims.flatMap(({ name, digest }, i) => {
      const locked = lock[name];
      if (locked?.digest !== digest) return [];
      const wrong = wrongSeeds(locked.held, computed[i]!);
      return wrong.length === 0 ? [] : [`${name}: it is the other way round for seed ${wrong.join(', ')}`];
    }),
  ];
}

/** Where the lock was made for other code or another book. Nothing is computed. */
export function staleNames(lock: Lock, claims: readonly Pick<BookClaim, 'name' | 'digest'>[]): string[] {
  const claimed = new Map(claims.map(({ name, digest }) => [name, digest]));
  return [
    ...claims.flatMap(({ name, digest }) => {
      if (!lock[name]) return [`${name}: it is not there`];
      return lock[name].digest === digest ? [] : [`${name}: what decides it has changed`];
    }),
    ...Object.keys(lock)
      .filter((name) => !claimed.has(name))
      .map((name) => `${name}: the book does not claim it`),
  ];
}
