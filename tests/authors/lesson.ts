/** A lesson in the hands of its author: read, checked and rendered, alone. */
import mdxRenderer from '@astrojs/mdx/server.js';
import type { MDXInstance } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNamesApart } from '../../src/book/lessons.ts';
import { assertLinks } from '../../src/book/links.ts';
import { mdxComponents } from '../../src/components/mdx.ts';

export const rightFields = 'title: Mistaken\norder: 1\npart: 1\nsummary: A lesson with a mistake.';

/** A lesson with these fields and this text, in a folder of its own. The text begins in line 8. */
export async function written(body: string, fields = rightFields): Promise<string> {
  const place = join(process.cwd(), '.cache/authors');
  await mkdir(place, { recursive: true });
  const file = join(await mkdtemp(join(place, 'lesson-')), 'mistaken.mdx');
  await writeFile(file, `---\n${fields}\n---\n\n${body}\n`);
  return file;
}

type Lines = Parameters<typeof assertNamesApart>[2];

/** The lesson's HTML, by way of what src/pages/[lesson].astro does. Throws what its author would be told. */
export async function rendered(body: string): Promise<string> {
  const file = await written(body);
  const { Content, getHeadings, frontmatter } = (await import(/* @vite-ignore */ file)) as MDXInstance<{
    lines: Lines;
  }>;
  assertNamesApart(file, getHeadings(), frontmatter.lines);
  assertLinks(file);
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'mdx', renderer: mdxRenderer });
  return container.renderToString(Content, { props: { components: mdxComponents } });
}
