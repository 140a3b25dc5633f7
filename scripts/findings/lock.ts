/** The lock files brought up to date, and checked. */
import { bookClaims, type BookClaim } from './book-claims.ts';
import { bookNumbers, type BookNumbers } from './book-numbers.ts';
import {
  findingsLock,
  numbersLock,
  type Lock,
  type Locked,
  type LockedFinding,
  type LockedNumbers,
  type Verdicts,
} from '../../src/lib/figure/build/lock.ts';
import { numbersAt } from '../../src/lib/figure/build/numbers.ts';
import { outcomeFresh } from '../../src/lib/figure/build/over-seeds.ts';
import { freshVerdicts, verdicts } from '../../src/lib/figure/build/seed-claims.ts';
import type { Judged } from '../../src/lib/figure/contract/outcome.ts';
import { heldOutSeeds } from '../../src/lib/figure/contract/seeds.ts';
import { isShown, verdictLine, type Report } from './report.ts';

type Named = Pick<BookClaim | BookNumbers, 'name' | 'digest'>;

/** Writes what is so now; what still fits is not computed. */
export async function updateLocks(): Promise<Report> {
  const [lock, known, claims, places] = await Promise.all([
    findingsLock.read(),
    numbersLock.read(),
    bookClaims(),
    bookNumbers(),
  ]);
  const [held, numbers] = await Promise.all([
    Promise.all(claims.map(verdicts)),
    Promise.all(places.map(numbersAt)),
  ]);
  await findingsLock.write(entries(claims, (i) => ({ held: held[i]! })));
  await numbersLock.write(entries(places, (i) => numbersOf(numbers[i]!)));
  const isNew = ({ name, digest }: BookClaim) => lock[name]?.digest !== digest;
  const rows = claims.map((claim, i) => ({ ...claim, held: held[i]! }));
  const failed = rows.filter((row) => !isShown(row)).length;
  return {
    failed,
    lines: [
      ...rows.map(
        (row) => `${verdictLine(row, isShown(row))}${isNew(row) ? ` (new in ${findingsLock.name})` : ''}`,
      ),
      ...changedNumbers(known, places, numbers).map((line) => `${numbersLock.name}: ${line}`),
      failed === 0 ? 'Every finding is as claimed.' : `${failed} are not as claimed.`,
    ],
  };
}

const entries = <Entry>(of: readonly Named[], entry: (i: number) => Entry) =>
  Object.fromEntries(of.map(({ name, digest }, i) => [name, { digest, ...entry(i) }]));

const numbersOf = ({ holds, diverged, measures }: Judged) => ({ holds, diverged, measures });

/** Computes every verdict on these seeds afresh, and every number, and compares. */
export async function verifyLocks(seeds: readonly number[]): Promise<Report> {
  const strange = seeds.find((seed) => !heldOutSeeds.includes(seed));
  if (strange !== undefined)
    throw new Error(
      `--seeds: ${strange} is not held out; allowed: ${heldOutSeeds[0]}-${heldOutSeeds.at(-1)}`,
    );
  const [claims, places] = await Promise.all([bookClaims(), bookNumbers()]);
  const [held, numbers] = await Promise.all([
    Promise.all(claims.map((claim) => freshVerdicts(claim, seeds))),
    Promise.all(places.map(({ figure, values, name }) => outcomeFresh(figure, values, name))),
  ]);
  const wrongFindings = disagreements(await findingsLock.read(), claims, seeds, held);
  const wrongNumbers = otherNumbers(await numbersLock.read(), places, numbers);
  return {
    failed: wrongFindings.length + wrongNumbers.length,
    lines: [
      ...told(
        findingsLock.name,
        wrongFindings,
        `${claims.length} findings on ${seeds.length} of their seeds`,
      ),
      ...told(numbersLock.name, wrongNumbers, `numbers at ${places.length} settings`),
    ],
  };
}

const told = (file: string, wrong: readonly string[], all: string): string[] => [
  ...wrong.map((line) => `✗ ${line}`),
  wrong.length === 0
    ? `${file} is right: ${all}, computed afresh.`
    : `${file} is not what the code says. \`npm run findings\` makes it so.`,
];

/**
 * Where the lock is not what the book claims, and not what came out.
 *
 * @param computed `[claims][seeds]`
 */
export function disagreements(
  lock: Lock<LockedFinding>,
  claims: readonly Named[],
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

/** Where the lock is not of what the book quotes, and where other numbers came out. */
export function otherNumbers(
  lock: Lock<LockedNumbers>,
  places: readonly Named[],
  computed: readonly Judged[],
): string[] {
  const asLocked = places.map(({ name, digest }) => lock[name]?.digest === digest);
  return [
    ...staleNames(lock, places),
    ...changedNumbers(
      lock,
      places.filter((_, i) => asLocked[i]),
      computed.filter((_, i) => asLocked[i]),
    ),
  ];
}

/** Numbers that have become others. */
function changedNumbers(
  lock: Lock<LockedNumbers>,
  places: readonly Named[],
  computed: readonly Judged[],
): string[] {
  return places.flatMap(({ name }, i) => {
    const locked = lock[name];
    if (!locked) return [];
    const [was, is] = [locked, computed[i]!].map((numbers) =>
      JSON.stringify(numbersOf({ values: {}, ...numbers })),
    );
    return was === is ? [] : [`${name}: it is ${is}, not ${was}`];
  });
}

/** Where the lock was made for other code or another book. Nothing is computed. */
export function staleNames<Entry extends Locked>(lock: Lock<Entry>, book: readonly Named[]): string[] {
  const inBook = new Set(book.map(({ name }) => name));
  return [
    ...book.flatMap(({ name, digest }) => {
      if (!lock[name]) return [`${name}: it is not there`];
      return lock[name].digest === digest ? [] : [`${name}: what decides it has changed`];
    }),
    ...Object.keys(lock)
      .filter((name) => !inBook.has(name))
      .map((name) => `${name}: the book does not speak of it`),
  ];
}
