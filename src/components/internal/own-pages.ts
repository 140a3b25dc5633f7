/** Addresses of the pages that a figure has of its own. */
import type { SourceLines } from '../../markdown/source-lines.ts';
import { pageUrl } from '../../site/urls.ts';

/** Of one that a lesson makes: a figure of src/figures has no dot in its name. */
export const nameIn = (lesson: string, id: string): string => `${lesson}.${id}`;

/** Of the page with the figure alone, and of the one to embed. */
export const pagesOf = (name: string) => ({
  alone: pageUrl(`figures/${name}/`),
  embed: pageUrl(`embed/${name}/`),
});

/** The same of a figure that a lesson makes, as its author placed it; none where that is no lesson. */
export function ownPages({
  source,
  id,
}: Readonly<Record<string, unknown>>): Partial<ReturnType<typeof pagesOf>> {
  const lesson = /^src\/content\/lessons\/(.+)\.mdx$/.exec(
    (source as SourceLines | undefined)?.file ?? '',
  )?.[1];
  return lesson === undefined ? {} : pagesOf(nameIn(lesson, String(id)));
}
