import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { shortReferences } from './citation.ts';
import { suggest } from '../lib/text/suggest.ts';
import { placeOf, type SourceLines } from '../markdown/source-lines.ts';

/** The bibliography, by author and year. */
export async function sortedReferences(): Promise<CollectionEntry<'references'>[]> {
  const references = await getCollection('references');
  return references.sort(
    (a, b) => a.data.authors[0]!.localeCompare(b.data.authors[0]!) || a.data.year - b.data.year,
  );
}

/** A reference and its short form. `source` says where it is cited, for the error if there is none. */
export async function cited(key: string, source: SourceLines | undefined) {
  const reference = await getEntry('references', key);
  const all = await sortedReferences();
  if (!reference) {
    const allowed = suggest(
      key,
      all.map(({ id }) => id),
    );
    throw new Error(
      `${placeOf(source, 'key')}<Cite key="${key}">: no such entry in src/content/references.json. ${allowed}`,
    );
  }
  return { reference: reference.data, short: shortReferences(all).get(key)! };
}
