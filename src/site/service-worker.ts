/**
 * Keeps the book for times without a network. It is bundled to /service-worker.js after the site is built
 * (src/integrations/offline.ts), with the list of what to keep.
 *
 * - A page comes from the network, so that a new one is never hidden by an old one, however slow the host; the kept one
 *   comes only if there is no answer.
 * - All else that is kept has its hash in its name or belongs to the version whose pages are kept: it comes from the cache.
 * - A new version is fetched beside the old one and takes over when the last page of the old one is closed: then the old
 *   one's files go. Until then an open page finds the trainer that it was built with.
 *
 * To take it back, serve in its place, and for as long as readers may come back:
 *
 *     self.addEventListener('install', () => self.skipWaiting());
 *     self.addEventListener('activate', (event) => event.waitUntil(
 *       caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
 *         .then(() => self.registration.unregister())));
 */
import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** Put in place of its name by src/integrations/offline.ts. */
declare const keptFiles: { url: string; revision: string | null }[];

// TypeScript knows one `self`, and takes it for a window's.
const worker = self as unknown as ServiceWorkerGlobalScope;

precache(keptFiles);
cleanupOutdatedCaches();
registerRoute(
  ({ request }) => request.mode === 'navigate',
  ({ request }) => freshOrKept(request),
);
// What a query says, a figure's settings for example, is the page's own affair.
addRoute({ ignoreURLParametersMatching: [/./] });
// The page that is open on the first visit is looked after at once.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

async function freshOrKept(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const answer = await fresh.catch(() => undefined);
  // A host in trouble answers 500 and above; what it says of a page that is gone is news.
  if (answer && answer.status < 500) return answer;
  return (await matchPrecache(pageOf(request.url))) ?? answer ?? fresh;
}

/** The address under which a page is kept: with its slash, without query and place. */
function pageOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/index\.html$/, '').replace(/\/?$/, '/')}`;
}
