/** The store of build-time results: each distinct experiment is computed once and kept between builds. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment, ResultOf } from '../../experiment/experiment.ts';
import { perform } from '../../experiment/perform.ts';
import { decode, encode } from './encode.ts';

/** Everything a result depends on besides its experiment: the source of what computes it. */
const sources: Record<string, string> = import.meta.glob(
  [
    '../../training/**/*.ts',
    '../../data/**/*.ts',
    '../../surfaces/**/*.ts',
    '../../math/**/*.ts',
    '../../experiment/**/*.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);
/** A word for the trainer and all else that computes: another word, other results. */
export const version = digest(JSON.stringify(sources));
const known = new Map<string, Promise<unknown>>();

/** The experiment's result, from memory, from the store or computed afresh. */
export function stored<E extends Experiment>(experiment: E): Promise<ResultOf<E>> {
  const key = digest(version + JSON.stringify(experiment));
  if (!known.has(key))
    known.set(
      key,
      keptOr('experiments', key, () => perform(experiment)),
    );
  return known.get(key) as Promise<ResultOf<E>>;
}

/** What `.cache/<folder>` keeps under `key`, or null. */
export function kept<T>(folder: string, key: string): Promise<T | null> {
  return readFile(fileOf(folder, key), 'utf8').then(decode<T>, () => null);
}

/** What `.cache/<folder>` keeps under `key`; made, and kept, if it is not there. */
export async function keptOr<T>(folder: string, key: string, make: () => Promise<T>): Promise<T> {
  const found = await kept<T>(folder, key);
  if (found !== null) return found;
  const made = await make();
  const file = fileOf(folder, key);
  await mkdir(join(file, '..'), { recursive: true });
  // Written aside and renamed: a build that is stopped leaves no half a result behind, nor do two at once.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, encode(made));
  await rename(draft, file);
  return made;
}

const fileOf = (folder: string, key: string) => join(process.cwd(), '.cache', folder, `${key}.json`);

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
