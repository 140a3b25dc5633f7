/**
 * A plain static server for the tests, as hosts are: folders get their slash, what is missing gets 404.html, and nothing
 * outside the base is there. `node tests/e2e/serve.ts dist / 4973`
 */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const [folder, base, port] = process.argv.slice(2) as [string, string, string];

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: Buffer;
}

const fileAt = (path: string, status = 200): Answer => ({
  status,
  headers: {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    // GitHub Pages and its like let everyone read everything.
    'Access-Control-Allow-Origin': '*',
  },
  body: readFileSync(path),
});

function answer(url: URL): Answer {
  const path = decodeURIComponent(url.pathname);
  if (!path.startsWith(base)) return { status: 404, headers: {} };
  // A URL has no dots left to climb out of the folder with.
  const file = join(folder, path.slice(base.length));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return fileAt(file);
  const index = join(file, 'index.html');
  if (!found || !statSync(index, { throwIfNoEntry: false })) return fileAt(join(folder, '404.html'), 404);
  return path.endsWith('/')
    ? fileAt(index)
    : { status: 301, headers: { Location: `${url.pathname}/${url.search}` } };
}

createServer((request, response) => {
  const { status, headers, body } = answer(new URL(request.url!, 'http://localhost'));
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}).listen(Number(port));
