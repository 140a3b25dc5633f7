/**
 * Bundles what computes experiments, thread.ts and all that it reaches (the trainer, its kernel, the data, the packages),
 * into one file in `.cache`, and offers as the module `virtual:experiment-thread` where that file is and a digest of it.
 * The bundle has no types, no comments and nothing that it does not reach: another digest means other code, or another
 * version of a package, and only then other results.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundled } from './bundled.ts';

const MODULE = 'virtual:experiment-thread';
/** The zero byte keeps other plugins away (a Rollup convention). */
const RESOLVED = `\0${MODULE}`;

const ENTRY = fileURLToPath(new URL('thread.ts', import.meta.url));
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
      const digest = createHash('sha256').update(code).digest('hex').slice(0, 32);
      return `export default ${JSON.stringify({ file: await keep(code, digest), digest })};`;
    },
  };
}

/** Writes the bundle where threads can be started from it, named by its digest. */
async function keep(code: string, digest: string): Promise<string> {
  const file = join(CACHE, `${digest}.mjs`);
  await mkdir(CACHE, { recursive: true });
  // Several may be at it, also within one process: none must find another's half-written file.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}
