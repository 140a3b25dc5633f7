/** In what two folders differ. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes shown on either side of the first that differs. */
const around = 60;

/** A line for each file that is in one folder alone, or has other bytes in the other. */
export function differencesOf(one: string, other: string): string[] {
  const [here, there] = [filesIn(one), filesIn(other)];
  return [...new Set([...here, ...there])].sort().flatMap((name) => {
    if (!here.has(name)) return `${name} is in ${other} alone`;
    if (!there.has(name)) return `${name} is in ${one} alone`;
    const [a, b] = [readFileSync(join(one, name)), readFileSync(join(other, name))];
    if (a.equals(b)) return [];
    const at = a.findIndex((byte, i) => byte !== b[i]);
    const first = at === -1 ? a.length : at;
    return `${name} differs from byte ${first} on: ${near(a, first)} against ${near(b, first)}`;
  });
}

const near = (bytes: Buffer, at: number) =>
  JSON.stringify(bytes.subarray(Math.max(0, at - around), at + around).toString());

const filesIn = (folder: string) =>
  new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    ),
  );
