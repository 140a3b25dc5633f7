/** The index for searching the book, made from the finished pages: plain files that the browser loads piece by piece. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import type { SectionText } from '../site/search/walk.ts';
import { findablePages } from './built-pages.ts';
import { searchableText } from './searchable-text.ts';
import { sectionTexts } from './section-texts.ts';

/** Of Pagefind's files the book needs those that find; it has a dialog of its own. */
const unused = /^(pagefind-(ui|modular-ui|component-ui|highlight)\.|wasm\.unknown\.)/;

/** A figure's page repeats what its lesson says, and so do the pages for authors with their examples. */
const isRepetition = (path: string) => /^(figures|write)(\/|\.html$)/.test(path);

export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, pages, logger }) => {
      const { index, errors } = await pagefind.createIndex();
      if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
      const indexed = (await findablePages(dir, pages)).filter(({ path }) => !isRepetition(path));
      const sections: SectionText[] = [];
      for (const { path, html } of indexed) {
        const content = searchableText(html);
        sections.push(...sectionTexts(path, content));
        const added = await index.addHTMLFile({ url: `/${path}`, content });
        if (added.errors.length > 0) throw new Error(`Pagefind, /${path}: ${added.errors.join('; ')}`);
      }
      const { files } = await index.getFiles();
      await Promise.all(
        files
          .filter(({ path }) => !unused.test(path))
          .map(async ({ path, content }) => {
            const file = new URL(`pagefind/${path}`, dir);
            await mkdir(new URL('.', file), { recursive: true });
            await writeFile(file, content);
          }),
      );
      await writeFile(new URL('pagefind/sections.json', dir), JSON.stringify(sections));
      await pagefind.close();
      logger.info(`${indexed.length} pages can be searched`);
    },
  },
});
