/**
 * Compiles AssemblyScript to WebAssembly and offers it as a module, `virtual:fused-kernel`: the same bytes in Node and in
 * every browser, and no request that would have to know the site's base path. In hexadecimal digits, two for each byte:
 * packed for the network that takes a fifth less than base64, whose digits lie across the bytes.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Plugin } from 'vite';
import type { Compiled, ToCompile } from './web-assembly-compiler.ts';

/** Compiling takes seconds: it begins first of all, beside what else is built, and is kept by a digest of all that went in. */
const CACHE = fileURLToPath(new URL('../../../.cache/web-assembly/', import.meta.url));

/** No relaxed SIMD: its results are the machine's choice. */
const OPTIONS = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

/**
 * The plugin. Workers are built apart: it belongs into `plugins` and into `worker.plugins`.
 *
 * @param name Of the module, after `virtual:`.
 * @param folder Its sources; index.ts exports what the module does.
 */
export function webAssembly(name: string, folder: string): Plugin {
  const module = `virtual:${name}`;
  // The zero byte keeps other plugins away (a Rollup convention).
  const resolved = `\0${module}`;
  return {
    name,
    buildStart() {
      // Whoever waits for it hears of a mistake.
      readSources(folder)
        .then((sources) => compiled(name, sources))
        .catch(() => {});
    },
    resolveId: (id) => (id === module ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const sources = await readSources(folder);
      // So that the dev server notices an edit.
      for (const file of sources.keys()) this.addWatchFile(join(folder, file));
      const binary = await compiled(name, sources);
      return `export default ${JSON.stringify(Buffer.from(binary).toString('hex'))};`;
    },
  };
}

/** Name and content of each file. */
type Sources = Map<string, string>;

async function readSources(folder: string): Promise<Sources> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const read = async (name: string) => [name, await readFile(join(folder, name), 'utf8')] as const;
  return new Map(await Promise.all(names.map(read)));
}

/** What is being compiled in this process, or has been. */
const begun = new Map<string, Promise<Uint8Array>>();

/** The WebAssembly module, from the cache if these sources have been compiled before. */
function compiled(name: string, sources: Sources): Promise<Uint8Array> {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string };
  const digest = createHash('sha256').update(JSON.stringify([version, OPTIONS, ...sources]));
  const kept = join(CACHE, `${digest.digest('hex')}.wasm`);
  const known = begun.get(kept) ?? readFile(kept).catch(() => compileAndKeep(name, sources, kept));
  begun.set(kept, known);
  // What failed once is tried again.
  known.catch(() => begun.delete(kept));
  return known;
}

async function compileAndKeep(name: string, sources: Sources, kept: string): Promise<Uint8Array> {
  const binary = await compile(name, sources);
  await mkdir(CACHE, { recursive: true });
  // Several may be at it: none must find another's half-written file.
  const draft = `${kept}.${randomUUID()}`;
  await writeFile(draft, binary);
  await rename(draft, kept);
  return binary;
}

async function compile(name: string, sources: Sources): Promise<Uint8Array> {
  const workerData: ToCompile = { sources, options: OPTIONS };
  const thread = new Worker(new URL('web-assembly-compiler.ts', import.meta.url), { workerData });
  const [answer] = (await once(thread, 'message')) as [Compiled];
  if ('mistake' in answer) throw new Error(`${name} does not compile.\n${answer.mistake}`);
  return answer.binary;
}
