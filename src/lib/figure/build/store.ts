/** The store of build-time results: each distinct experiment is computed once and kept between builds. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import thread from 'virtual:experiment-thread';
import type { Experiment, ResultOf } from '../../experiment/experiment.ts';
import { threadPool } from '../../worker/threads/pool.ts';
import { decode, encode } from './encode.ts';

/** A word for the experiment and all that computes it, the packages in it included: another word, other results. */
export const computing = (experiment: Experiment): string =>
  digest(thread.digests[experiment.kind] + JSON.stringify(experiment));
/** All that is computed at build time is computed here. */
export const pool = threadPool(thread.file);
/** What has been asked for in this process, by file. */
const asked = new Map<string, Promise<unknown>>();

/**
 * The experiment's result, from memory, from the store or computed afresh.
 *
 * @param name What progress and errors call it: its figure's title.
 */
export function stored<E extends Experiment>(
  experiment: E,
  name: string = experiment.kind,
): Promise<ResultOf<E>> {
  return keptOr('experiments', computing(experiment), () => pool.perform(experiment, name));
}

/** What `.cache/<folder>` keeps under `key`, or null. */
export function kept<T>(folder: string, key: string): Promise<T | null> {
  return readFile(fileOf(folder, key), 'utf8').then(decode<T>, () => null);
}

/** What `.cache/<folder>` keeps under `key`; made, and kept, if it is not there: once, however many ask at a time. */
export function keptOr<T>(folder: string, key: string, make: () => Promise<T>): Promise<T> {
  const file = fileOf(folder, key);
  if (!asked.has(file)) asked.set(file, readOrMake(folder, key, make));
  return asked.get(file) as Promise<T>;
}

async function readOrMake<T>(folder: string, key: string, make: () => Promise<T>): Promise<T> {
  const found = await kept<T>(folder, key);
  if (found !== null) return found;
  const made = await make();
  const file = fileOf(folder, key);
  await mkdir(dirname(file), { recursive: true });
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
