/** Serves `dist` as a good host would: compressed, hashed files kept for a year. */
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const incompressible = new Set(['.woff2', '.png']);

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The file behind a path of the site, ready to be sent; the page of the 404 if there is none. */
function answerTo(dist: string, pathname: string): Answer {
  const path = join(dist, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '');
  const found = path.startsWith(dist) && statSync(path, { throwIfNoEntry: false })?.isFile();
  const file = found ? path : join(dist, '404.html');
  const ending = extname(file);
  const plain = readFileSync(file);
  const compressed = !incompressible.has(ending);
  return {
    status: found ? 200 : 404,
    headers: {
      'content-type': types[ending] ?? 'application/octet-stream',
      'cache-control': pathname.includes('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(compressed && { 'content-encoding': 'br', vary: 'accept-encoding' }),
    },
    body: compressed ? brotliCompressSync(plain) : plain,
  };
}

/** The server, and its address with a slash at the end. */
export async function serve(dist: string): Promise<{ server: Server; address: string }> {
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    // Compressed once: what is measured is the page, not how long brotli takes.
    if (!answers.has(pathname)) answers.set(pathname, answerTo(dist, pathname));
    const { status, headers, body } = answers.get(pathname)!;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { server, address: `http://localhost:${(server.address() as AddressInfo).port}/` };
}
