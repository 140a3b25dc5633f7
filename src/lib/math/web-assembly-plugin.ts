/**
 * Compiles AssemblyScript to WebAssembly and offers it as a module, `virtual:fused-kernel`: the same bytes in Node and in
 * every browser, and no request that would have to know the site's base path. In hexadecimal digits, two for each byte:
 * packed for the network that takes a fifth less than base64, whose digits lie across the bytes.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

/** Compiling takes seconds: it begins first of all, beside what else is built, and is kept by a digest of all that went in. */
const CACHE = fileURLToPath(new URL('../../../.cache/web-assembly/', import.meta.url));

const require = createRequire(import.meta.url);

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
        .then((sources) => compiled(name, folder, sources))
        .catch(() => {});
    },
    resolveId: (id) => (id === module ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const sources = await readSources(folder);
      // So that the dev server notices an edit.
      for (const file of sources.keys()) this.addWatchFile(join(folder, file));
      const binary = await compiled(name, folder, sources);
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
function compiled(name: string, folder: string, sources: Sources): Promise<Uint8Array> {
  const { version } = require('assemblyscript/package.json') as { version: string };
  const digest = createHash('sha256').update(JSON.stringify([version, OPTIONS, ...sources]));
  const kept = join(CACHE, `${digest.digest('hex')}.wasm`);
  const known = begun.get(kept) ?? readFile(kept).catch(() => compile(name, folder, kept));
  begun.set(kept, known);
  return known;
}

async function compile(name: string, folder: string, kept: string): Promise<Uint8Array> {
  await mkdir(CACHE, { recursive: true });
  // Several may be at it: none must find another's half-written file.
  const draft = `${kept}.${randomUUID()}`;
  const compiler = join(dirname(require.resolve('assemblyscript/package.json')), 'bin/asc.js');
  // A process of its own leaves the others to bundle. Without the option the compiler would start another.
  const node = ['--enable-source-maps', compiler];
  await promisify(execFile)(process.execPath, [...node, 'index.ts', '--outFile', draft, ...OPTIONS], {
    cwd: folder,
  }).catch((error: Error & { stderr: string }) => {
    throw new Error(`${name} does not compile.\n${error.stderr}`, { cause: error });
  });
  await rename(draft, kept);
  return readFile(kept);
}
