/** How works are named: short in the text, by their identifiers in the bibliography. */

export interface Work {
  /** Family name first: "Goh, G.". */
  authors: string[];
  year: number;
  doi?: string | undefined;
  arxiv?: string | undefined;
  url?: string | undefined;
}

const familyName = (author: string) => author.split(',')[0]!;

/** "Goh 2017", "Kingma & Ba 2015", "He et al. 2015". */
function authorsAndYear({ authors, year }: Work): string {
  const names = authors.map(familyName);
  return names.length > 2 ? `${names[0]} et al. ${year}` : `${names.join(' & ')} ${year}`;
}

/** The short form of every work, with a, b … where two would read the same, in the order given. */
export function shortReferences(works: readonly { id: string; data: Work }[]): Map<string, string> {
  const alike = Map.groupBy(works, ({ data }) => authorsAndYear(data));
  const letter = (i: number) => String.fromCharCode('a'.charCodeAt(0) + i);
  return new Map(
    [...alike].flatMap(([short, group]) =>
      group.map(({ id }, i): [string, string] => [id, group.length > 1 ? short + letter(i) : short]),
    ),
  );
}

/** Where the work itself is to be found, most lasting address first. */
export function links({ doi, arxiv, url }: Work): { name: string; href: string }[] {
  return [
    ...(doi ? [{ name: `doi:${doi}`, href: `https://doi.org/${doi}` }] : []),
    ...(arxiv ? [{ name: `arXiv:${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` }] : []),
    ...(url ? [{ name: new URL(url).hostname.replace(/^www\./, ''), href: url }] : []),
  ];
}
