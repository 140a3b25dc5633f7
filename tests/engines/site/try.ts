/** Tries the built site in a browser: one visit for each try, to a host of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf } from '../../e2e/host.ts';
import { root } from '../../e2e/sites.ts';
import { limits } from '../../limits.ts';
import type { VisitPage } from '../visit.ts';
import type { Try } from './tries.ts';

/** What went wrong, undefined if nothing did. */
export async function wrongIn(visit: VisitPage, path: string, attempt: Try): Promise<string | undefined> {
  const site = await host(attempt.failsOnce);
  try {
    const { value } = await visit(path, site.url + attempt.page, expressionOf(attempt));
    if (value !== attempt.sees) return `sees ${value}, not ${attempt.sees}`;
    if (attempt.failsOnce && !site.asked.some((address) => /\?retry=\d+$/.test(address)))
      return `nothing was asked for again: ${site.asked.join(', ')}`;
    return undefined;
  } finally {
    site.close();
  }
}

/** A promise of what the page shows, or of what was waited for in vain: it must not fail, for few engines say how. */
const expressionOf = ({ does }: Try) => `(${String(does).replace(/^async does/, 'async function')})(${until})
  .catch((error) => String(error))`;

const until = `(isSo) => new Promise((resolve, reject) => {
  const end = Date.now() + ${limits.wait};
  const look = () => {
    if (isSo()) resolve();
    else if (Date.now() > end) reject(new Error('In vain: ' + isSo));
    else setTimeout(look, 50);
  };
  look();
})`;

/** The built site. Without its service worker, which would ask for all files before the page does. */
async function host(failsOnce: RegExp | undefined) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    const isWatched = failsOnce?.test(url.pathname) ?? false;
    const fails = isWatched && !asked.some((other) => other === url.pathname);
    if (isWatched) asked.push(url.pathname + url.search);
    if (fails || url.pathname.endsWith('service-worker.js')) return void response.writeHead(503).end();
    const { status, headers, body } = answerOf(root.folder, root.base, url);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
