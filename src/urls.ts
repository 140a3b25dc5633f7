/** The address of one of the book's own pages, under whatever base it is served: `pageUrl('momentum/')`. */
export const pageUrl = (path = '') => `${import.meta.env.BASE_URL}${path}`;

/** The lesson that holds the bibliography, and one entry in it. */
export const bibliographyUrl = (key: string) => pageUrl(`resources/#ref-${key}`);
