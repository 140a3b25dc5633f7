/** Pagefind's API in the browser, as far as the book uses it. Its files are made when the site is built. */
import { load as loadCode, loadFrom } from '../../lib/loading/load.ts';
import { pageUrl } from '../urls.ts';
import type { Found, Section } from './found.ts';
import { resembles, withLetters } from './query.ts';

interface Fragment {
  meta: { title: string };
  sub_results: { title: string; url: string; excerpt: string; locations: number[] }[];
}
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Fragment> }[] }>;
}

const pagesAtMost = 8;
const sectionsOfAPage = 3;
/** In words. */
const excerptLength = 24;

/** What answers a query. */
type Search = (query: string) => Promise<Found>;

let loading: Promise<Search> | undefined;

/** Loads what searching needs; again at the next call, if it failed. */
export function load(): Promise<Search> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

export const search: Search = async (query) => (await load())(query);

async function start(): Promise<Search> {
  if (!('WebAssembly' in globalThis)) {
    const { loadSections, walk } = await loadCode(() => import('./walk.ts'));
    const sections = await loadSections();
    return async (query) =>
      walk(sections, withLetters(query), { pages: pagesAtMost, sectionsOfAPage, excerptLength });
  }
  // Not a module of the site's own: it lies beside the pages.
  const pagefind = await loadFrom<Pagefind>(pageUrl('pagefind/pagefind.js'));
  await pagefind.options({ baseUrl: pageUrl(), excerptLength });
  return (query) => searchIn(pagefind, query);
}

async function searchIn(pagefind: Pagefind, query: string): Promise<Found> {
  const wanted = withLetters(query);
  const { results } = await pagefind.search(wanted);
  const fragments = await Promise.all(results.slice(0, pagesAtMost).map((result) => result.data()));
  const pages = namedFirst(fragments, query)
    .map((fragment) => bestSections(fragment, wanted))
    .filter((sections) => sections.length > 0);
  // Where the best have nothing like it, the others, which are not looked at, have not either.
  const others = pages.length > 0 ? results.length - fragments.length : 0;
  return { sections: pages.flat(), shown: pages.length, pages: pages.length + others };
}

/** A page of just this name comes before pages that mention it more often. */
function namedFirst(fragments: readonly Fragment[], query: string): Fragment[] {
  const isNamed = ({ meta }: Fragment) => Number(meta.title.toLowerCase() === query.toLowerCase());
  return [...fragments].sort((a, b) => isNamed(b) - isNamed(a));
}

const bestSections = ({ meta, sub_results: sections }: Fragment, wanted: string): Section[] =>
  sections
    .filter(({ excerpt }) => resembles(wanted, excerpt))
    .sort((a, b) => b.locations.length - a.locations.length)
    .slice(0, sectionsOfAPage)
    .map(({ title, url, excerpt }) => ({
      page: meta.title,
      heading: title === meta.title ? undefined : title,
      url,
      excerpt,
    }));
