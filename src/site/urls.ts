/** The address of one of the book's own pages, under whatever base it is served: `pageUrl('momentum/')`. */
export const pageUrl = (path = '') => `${import.meta.env.BASE_URL}${path}`;

/** A page's path without the base, as `pageUrl` takes it: `momentum/`. */
export const pagePath = ({ pathname }: URL) => pathname.slice(import.meta.env.BASE_URL.length);

/**
 * The address by which others can name one of the book's pages or files; undefined if the site's is not known. `SITE=""`
 * is unset, as in `addressFrom`: Astro hands it on.
 */
export const absoluteUrl = (path = '') =>
  import.meta.env.SITE ? new URL(pageUrl(path), import.meta.env.SITE).href : undefined;

/** The lesson that holds the bibliography, and one entry in it. */
export const bibliographyUrl = (key: string) => pageUrl(`resources/#ref-${key}`);
