/** Builds the page that computes the hashes, as the site is built, and serves it from memory. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { plugins } from '../../vite.plugins.ts';
import type { Scope } from './hashes.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** What gives the hashes in the page, as a promise of JSON. */
export const hashesInPage = (scopes: readonly Scope[]) => `hashesOf(${JSON.stringify(scopes)})`;

export interface Served {
  url: string;
  close(): void;
}

export async function servePage(): Promise<Served> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('page/', import.meta.url)),
    plugins,
    logLevel: 'error',
    build: { write: false, chunkSizeWarningLimit: Infinity },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  const files = new Map(
    outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    const file = files.get(path);
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
