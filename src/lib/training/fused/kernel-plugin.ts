/**
 * Compiles the kernel (assembly/) to WebAssembly and offers it as the module `virtual:fused-kernel`: the same
 * bytes in Node and in every browser, and no request that would have to know the site's base path. In hexadecimal digits,
 * two for each byte: packed for the network that takes a fifth less than base64, whose digits lie across the bytes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MODULE = 'virtual:fused-kernel';
/** The zero byte keeps other plugins away (a Rollup convention). */
const RESOLVED = `\0${MODULE}`;

const SOURCES = fileURLToPath(new URL('assembly/', import.meta.url));
/** Compiling takes seconds, so what has been compiled is kept, named after a digest of all that went in. */
const CACHE = fileURLToPath(new URL('../../../../.cache/fused-kernel/', import.meta.url));

/** No relaxed SIMD: its results are the machine's choice. */
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/** The plugin. Workers are built apart: it belongs into `plugins` and into `worker.plugins`. */
export function fusedKernel(): Plugin {
  return {
    name: 'fused-kernel',
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const sources = await readSources();
      // So that the dev server notices an edit.
      for (const name of sources.keys()) this.addWatchFile(join(SOURCES, name));
      const binary = await compiled(sources);
      return `export default ${JSON.stringify(Buffer.from(binary).toString('hex'))};`;
    },
  };
}

/** Name and content of each file. */
type Sources = Map<string, string>;

async function readSources(): Promise<Sources> {
  const names = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const read = async (name: string) => [name, await readFile(join(SOURCES, name), 'utf8')] as const;
  return new Map(await Promise.all(names.map(read)));
}

/** The WebAssembly module, from the cache if these sources have been compiled before. */
async function compiled(sources: Sources): Promise<Uint8Array> {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string };
  const digest = createHash('sha256').update(JSON.stringify([version, OPTIONS, ...sources]));
  const kept = join(CACHE, `${digest.digest('hex')}.wasm`);
  const found = await readFile(kept).catch(() => undefined);
  if (found) return found;
  const binary = await compile(sources);
  await mkdir(CACHE, { recursive: true });
  // Several may be at it, also within one process: none must find another's half-written file.
  const draft = `${kept}.${randomUUID()}`;
  await writeFile(draft, binary);
  await rename(draft, kept);
  return binary;
}

async function compile(sources: Sources): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['index.ts', '--outFile', 'kernel.wasm', ...OPTIONS], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error || !binary) throw new Error(`The fused kernel does not compile.\n${stderr}`, { cause: error });
  return binary;
}
