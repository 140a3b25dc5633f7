/** Builds the bench's page and workers, and serves them beside the built site. */
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type PluginOption } from 'vite';
import { plugins } from '../../vite.plugins.ts';

const types: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
/** A page by itself has a clock of 5 µs instead of 100. */
const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const html = '<!doctype html><title>Bench</title><script type="module" src="/bench/page.js"></script>';
const dist = new URL('../../dist', import.meta.url);

export interface BenchServer {
  /** Of the page that has `window.bench`. */
  address: string;
  /** Files of the built site that were asked for, by path. */
  siteFiles: Map<string, Buffer>;
  stop(): void;
}

/** With `earlier`, the folder of another checkout, its trainer's worker is served beside the others. */
export async function serve({ earlier }: { earlier?: string } = {}): Promise<BenchServer> {
  const bundle = await bundled({ page: fileURLToPath(new URL('page.ts', import.meta.url)) }, plugins);
  if (earlier !== undefined) for (const [path, file] of await bundledFrom(earlier)) bundle.set(path, file);
  const siteFiles = new Map<string, Buffer>();

  function contents(path: string): string | Uint8Array | undefined {
    if (path === '/bench/') return html;
    if (bundle.has(path)) return bundle.get(path);
    const file = new URL(`.${path}`, `${dist}/`);
    if (!path.startsWith('/_astro/') || !existsSync(file)) return undefined;
    const buffer = readFileSync(file);
    siteFiles.set(path, buffer);
    return buffer;
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const found = contents(pathname);
    response.writeHead(found === undefined ? 404 : 200, {
      ...isolated,
      'content-type': types[extname(pathname)] ?? 'text/html',
    });
    response.end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/bench/`,
    siteFiles,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The trainer of a checkout that has its packages installed, built with its own plugins. */
async function bundledFrom(checkout: string) {
  const root = pathToFileURL(`${resolve(checkout)}/`);
  const { plugins: theirs } = (await import(new URL('vite.plugins.ts', root).href)) as {
    plugins: PluginOption[];
  };
  return bundled({ earlier: fileURLToPath(new URL('bench/trainer/fused.worker.ts', root)) }, theirs);
}

/** Contents by path. */
async function bundled(
  input: Record<string, string>,
  plugins: PluginOption[],
): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    base: '/bench/',
    plugins,
    worker: { format: 'es', plugins: () => plugins },
    build: { write: false, rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
  });
  if (!('output' in built)) throw new Error('The bench was not built.');
  return new Map(
    built.output.map((file) => [`/bench/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}
