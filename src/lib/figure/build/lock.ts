/**
 * findings.lock.json: for which of the held-out seeds each finding of the book held when it was last computed, and a digest
 * of all that decided it. Where the digest still fits, nobody needs to compute it again; `npm run findings` brings the file
 * up to date, and `npm run findings -- --verify` computes all of it again.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heldOutSeeds } from '../contract/seeds.ts';

/** `[seeds]`: whether it holds for each of the held-out seeds. */
export type Verdicts = boolean[];

export interface Locked {
  digest: string;
  held: Verdicts;
}

/** By figure and setting. */
export type Lock = Readonly<Record<string, Locked>>;

const fileName = 'findings.lock.json';
const file = join(process.cwd(), fileName);

/** Empty if there is no file. */
export async function readLock(): Promise<Lock> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return parseLock(text);
}

export const writeLock = (lock: Lock): Promise<void> => writeFile(file, formatLock(lock));

/** A line for each setting, in the order of their names: a change is a line in a diff. */
export function formatLock(lock: Lock): string {
  const lines = Object.keys(lock)
    .sort()
    .map((name) => {
      const { digest, held } = lock[name]!;
      const signs = held.map((holds) => (holds ? '1' : '0')).join('');
      return `  ${JSON.stringify(name)}: { "digest": "${digest}", "held": "${signs}" }`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

export function parseLock(text: string): Lock {
  const entries = Object.entries(JSON.parse(text) as Record<string, { digest: string; held: string }>);
  return Object.fromEntries(
    entries.map(([name, { digest, held }]) => {
      if (held.length !== heldOutSeeds.length || /[^01]/.test(held))
        throw new Error(
          `${fileName}: "${name}" has held "${held}"; allowed: ${heldOutSeeds.length} times 0 or 1. ` +
            '`npm run findings` makes the file.',
        );
      return [name, { digest, held: [...held].map((sign) => sign === '1') }];
    }),
  );
}
