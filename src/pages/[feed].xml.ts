/** /feed.xml, which names pages by absolute address: without SITE there is none, hence a route that may have no page. */
import type { APIRoute } from 'astro';
import { atomFeed } from '../book/feed.ts';
import { orderedLessons } from '../book/lessons.ts';
import { absoluteUrl } from '../site/urls.ts';

export const getStaticPaths = () => (absoluteUrl() === undefined ? [] : [{ params: { feed: 'feed' } }]);

export const GET: APIRoute = async () =>
  new Response(atomFeed(absoluteUrl()!, await orderedLessons()), {
    headers: { 'Content-Type': 'application/atom+xml' },
  });
