/**
 * Compiles the kernel (assembly/) to WebAssembly and offers it as the module `virtual:fused-kernel`, in base64: the
 * same bytes in Node and in every browser, and no request that would have to know the site's base path.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

const MODULE = 'virtual:fused-kernel';
/** The zero byte keeps other plugins away (a Rollup convention). */
const RESOLVED = `\0${MODULE}`;

const SOURCES = fileURLToPath(new URL('assembly/', import.meta.url));

/** The plugin. Workers are built apart: it belongs into `plugins` and into `worker.plugins`. */
export function fusedKernel(): Plugin {
  return {
    name: 'fused-kernel',
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      // So that the dev server notices an edit.
      for (const name of await readdir(SOURCES)) this.addWatchFile(join(SOURCES, name));
      const binary = await compileKernel();
      return `export default ${JSON.stringify(Buffer.from(binary).toString('base64'))};`;
    },
  };
}

/** The WebAssembly module. No relaxed SIMD: its results are the machine's choice. */
export async function compileKernel(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const options = [
    '--outFile',
    'kernel.wasm',
    '-O3',
    '--converge',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
  ];
  const { error, stderr } = await asc.main(['index.ts', '--baseDir', SOURCES, ...options], {
    readFile: (name, baseDir) => readFile(join(baseDir, name), 'utf8').catch(() => null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error || !binary)
    throw new Error(`The fused kernel does not compile.\n${stderr.toString()}`, { cause: error });
  return binary;
}
