/**
 * The lock files: what the code computes of the book, with a digest of all that decides it. Where the digest still fits,
 * nobody needs to compute it again; `npm run findings` brings the files up to date, and `npm run findings -- --verify`
 * computes all of it again. Tests fail where a file is not what the code says.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heldOutSeeds } from '../contract/seeds.ts';
import type { Judged } from '../contract/outcome.ts';
import { messageOf } from '../../text/errors.ts';

export interface Locked {
  digest: string;
}

/** By a name that stays when a label changes. */
export type Lock<Entry extends Locked> = Readonly<Record<string, Entry>>;

export interface LockFile<Entry extends Locked> {
  name: string;
  /** Empty if there is no file. Throws an Error where it has what it cannot have. */
  read(): Promise<Lock<Entry>>;
  write(lock: Lock<Entry>): Promise<void>;
  format(lock: Lock<Entry>): string;
  parse(text: string): Lock<Entry>;
}

/** `[seeds]`: whether it holds for each of the held-out seeds. */
export type Verdicts = boolean[];

export interface LockedFinding extends Locked {
  held: Verdicts;
}

/** For which of the held-out seeds each finding of the book held when it was last computed. */
export const findingsLock = lockFile<LockedFinding, { digest: string; held: string }>(
  'findings.lock.json',
  ({ digest, held }) => ({ digest, held: held.map((holds) => (holds ? '1' : '0')).join('') }),
  ({ digest, held }, fail) => {
    if (held.length !== heldOutSeeds.length || /[^01]/.test(held))
      fail(`held "${held}"; allowed: ${heldOutSeeds.length} times 0 or 1`);
    return { digest, held: [...held].map((sign) => sign === '1') };
  },
);

export type LockedNumbers = Locked & Omit<Judged, 'values'>;

/** What texts quote and ask of figures at settings at which nothing draws them. */
export const numbersLock = lockFile<LockedNumbers, LockedNumbers>(
  'numbers.lock.json',
  ({ digest, holds, diverged, measures }) => ({ digest, holds, diverged, measures }),
  (entry, fail) => {
    for (const [field, allowed] of Object.entries({
      holds: 'boolean',
      diverged: 'boolean',
      measures: 'object',
    })) {
      const value = entry[field as keyof LockedNumbers];
      // It is null that is an object, too.
      if (typeof value !== allowed || value === null)
        fail(`${field} ${JSON.stringify(value)}; allowed: ${allowed}`);
    }
    return entry;
  },
);

function lockFile<Entry extends Locked, Written extends object>(
  name: string,
  written: (entry: Entry) => Written,
  entryFrom: (written: Written, fail: (has: string) => never) => Entry,
): LockFile<Entry> {
  const file = join(process.cwd(), name);
  /** A line for each entry, in the order of their names: a change is a line in a diff. */
  function format(lock: Lock<Entry>): string {
    const lines = Object.keys(lock)
      .sort()
      .map((key) => `  ${JSON.stringify(key)}: { ${fieldsOf(written(lock[key]!))} }`);
    return `{\n${lines.join(',\n')}\n}\n`;
  }
  function parse(text: string): Lock<Entry> {
    const entries = Object.entries(parsed(text));
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const fail = (has: string): never => {
          throw new Error(`${name}: "${key}" has ${has}. \`npm run findings\` makes the file.`);
        };
        return [key, entryFrom(entry, fail)];
      }),
    );
  }
  function parsed(text: string): Record<string, Written> {
    try {
      return JSON.parse(text) as Record<string, Written>;
    } catch (error) {
      throw new Error(`${name} is no JSON: ${messageOf(error)}`, { cause: error });
    }
  }
  return {
    name,
    format,
    parse,
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '{}';
        throw error;
      });
      return parse(text);
    },
    write: (lock) => writeFile(file, format(lock)),
  };
}

const fieldsOf = (entry: object) =>
  Object.entries(entry)
    .map(([field, value]) => `${JSON.stringify(field)}: ${JSON.stringify(value)}`)
    .join(', ');

/** What each of the entries says, by digest. Read once: what the file gets later has a digest of its own. */
export function byDigest<Entry extends Locked>(
  lock: LockFile<Entry>,
): (digest: string) => Promise<Entry | null> {
  let entries: Promise<Map<string, Entry>> | null = null;
  return async (digest) => {
    entries ??= lock.read().then((all) => new Map(Object.values(all).map((entry) => [entry.digest, entry])));
    return (await entries).get(digest) ?? null;
  };
}
