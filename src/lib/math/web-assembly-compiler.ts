/** A thread of web-assembly-plugin.ts: compiles AssemblyScript while others bundle. It sees no files but those it is given. */
import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is given. */
export interface ToCompile {
  /** Name and content of each file; the first is index.ts. */
  sources: ReadonlyMap<string, string>;
  options: readonly string[];
}

/** What it answers. */
export type Compiled = { binary: Uint8Array } | { mistake: string };

const { sources, options } = workerData as ToCompile;
const { default: asc } = await import('assemblyscript/asc');
let binary: Uint8Array | undefined;
const { error, stderr } = await asc.main(['index.ts', '--outFile', 'module.wasm', ...options], {
  readFile: (name) => sources.get(name) ?? null,
  writeFile: (_name, contents) => {
    if (typeof contents !== 'string') binary = contents;
  },
});
const answer: Compiled = error || !binary ? { mistake: `${stderr}${error?.message ?? ''}` } : { binary };
parentPort!.postMessage(answer);
