/** What a search finds, whichever way it searches. */

/** A section of a page in which something was found. */
export interface Section {
  /** The page's title, and the section's heading if it has one. */
  page: string;
  heading: string | undefined;
  url: string;
  /** HTML: the words around, the found ones in `<mark>`. */
  excerpt: string;
}

export interface Found {
  sections: Section[];
  /** Of how many pages the sections are, and in how many there would be some. */
  shown: number;
  pages: number;
}
