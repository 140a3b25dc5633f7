import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { SourceLines } from './markdown/source-lines.ts';

export type Reference = CollectionEntry<'references'>['data'];

const familyName = (author: string) => author.split(',')[0]!;

/** "Goh 2017", "Kingma & Ba 2015", "He et al. 2015". */
export function citation({ authors, year }: Reference): string {
  const names = authors.map(familyName);
  if (names.length > 2) return `${names[0]} et al. ${year}`;
  return `${names.join(' & ')} ${year}`;
}

/** Where the work itself can be read. */
export function referenceUrl({ doi, arxiv, url }: Reference): string {
  if (doi) return `https://doi.org/${doi}`;
  return arxiv ? `https://arxiv.org/abs/${arxiv}` : url!;
}

export async function referenceOrThrow(
  key: string,
  source?: SourceLines,
): Promise<CollectionEntry<'references'>> {
  const reference = await getEntry('references', key);
  if (reference) return reference;
  const known = (await getCollection('references')).map(({ id }) => id).sort();
  const place = source ? `${source.file}:${source.props['key'] ?? source.line}: ` : '';
  throw new Error(
    `${place}<Cite key="${key}">: no such reference in src/content/references.json; it has ${known.join(', ')}`,
  );
}
