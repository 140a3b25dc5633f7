/** What a plain host gives: folders get their slash, what is missing gets 404.html, and nothing outside the base is there. */
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

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

export interface Answer {
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

/** What of the site in `folder`, served under `base`, is at this address. */
export function answerOf(folder: string, base: string, url: URL): Answer {
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
