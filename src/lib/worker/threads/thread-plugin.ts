/**
 * Bundles what computes experiments, thread.ts and all that it reaches (the trainer, its kernel, the data, the packages),
 * into one file in `.cache`, and offers as the module `virtual:experiment-thread` where that file is, and digests of what
 * computes each kind of experiment. Bundles have no types, no comments and nothing that they do not reach: another digest
 * means other code, or another version of a package, and only then other results.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundled } from './bundled.ts';

const MODULE = 'virtual:experiment-thread';
/** The zero byte keeps other plugins away (a Rollup convention). */
const RESOLVED = `\0${MODULE}`;

const ENTRY = fileURLToPath(new URL('thread.ts', import.meta.url));
/** A file for each kind of experiment, called as the kind; and what they share. */
const PERFORMERS = fileURLToPath(new URL('../../experiment/performers/', import.meta.url));
const SHARED = 'performer';
const CACHE = fileURLToPath(new URL('../../../../.cache/experiment-thread/', import.meta.url));

/** @param plugins What the sources need to be bundled: data and kernel. */
export function experimentThread(plugins: readonly Plugin[]): Plugin {
  return {
    name: 'experiment-thread',
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const { code, moduleIds } = await bundled(ENTRY, { plugins: [...plugins] });
      // So that the dev server notices an edit.
      for (const module of moduleIds) if (!module.startsWith('\0')) this.addWatchFile(module);
      const kinds = (await readdir(PERFORMERS)).map((file) => file.replace(/\.ts$/, ''));
      const digests = kinds
        .filter((kind) => kind !== SHARED)
        .map(async (kind) => {
          const performer = await bundled(join(PERFORMERS, `${kind}.ts`), { plugins: [...plugins] });
          return [kind, digestOf(performer.code)];
        });
      const thread = { file: await keep(code), digests: Object.fromEntries(await Promise.all(digests)) };
      return `export default ${JSON.stringify(thread)};`;
    },
  };
}

const digestOf = (code: string) => createHash('sha256').update(code).digest('hex').slice(0, 32);

/** Writes the bundle where threads can be started from it, named by its digest. */
async function keep(code: string): Promise<string> {
  const file = join(CACHE, `${digestOf(code)}.mjs`);
  await mkdir(CACHE, { recursive: true });
  // Several may be at it, also within one process: none must find another's half-written file.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}
