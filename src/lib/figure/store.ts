/** The store of build-time results: each distinct experiment is computed once and kept between builds. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { perform, type Experiment, type ResultOf } from '../experiment/experiment.ts';
import { decode, encode } from './encode.ts';

/** Everything a result depends on besides its experiment: the source of what computes it. */
const sources: Record<string, string> = import.meta.glob(
  [
    '../training/**/*.ts',
    '../data/**/*.ts',
    '../surfaces/**/*.ts',
    '../math/**/*.ts',
    '../experiment/**/*.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const version = digest(JSON.stringify(sources));
const directory = join(process.cwd(), '.cache', 'experiments');
const known = new Map<string, Promise<unknown>>();

/** The experiment's result, from memory, from the store or computed afresh. */
export function stored<E extends Experiment>(experiment: E): Promise<ResultOf<E>> {
  const key = digest(version + JSON.stringify(experiment));
  if (!known.has(key)) known.set(key, readOrCompute(key, experiment));
  return known.get(key) as Promise<ResultOf<E>>;
}

async function readOrCompute(key: string, experiment: Experiment): Promise<unknown> {
  const file = join(directory, `${key}.json`);
  const kept = await readFile(file, 'utf8').then(decode, () => null);
  if (kept !== null) return kept;
  const result = await perform(experiment);
  await mkdir(directory, { recursive: true });
  // Written aside and renamed: a build that is stopped leaves no half a result behind, nor do two at once.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, encode(result));
  await rename(draft, file);
  return result;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
