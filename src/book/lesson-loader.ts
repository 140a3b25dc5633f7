/**
 * Reads the lessons. One with a wrong front matter is kept together with what is wrong, and src/book/lessons.ts throws it
 * when a page is made: the terminal and the development server's overlay then say the same, with file and line.
 * (Thrown here, it would name no line, and the development server would go on showing the lesson as it was.)
 */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentEntryType } from 'astro';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { frontMatterMistakes, unreadableMistake, type Unreadable } from './front-matter.ts';

/** What Astro hands to its own loaders besides what its types say: how files are read, by their endings. */
interface WholeContext extends LoaderContext {
  entryTypes: ReadonlyMap<string, ContentEntryType>;
}

export function lessonLoader(): Loader {
  const files = glob({ pattern: '**/*.mdx', base: './src/content/lessons' });
  return {
    name: 'lessons',
    load(context) {
      // Read again even if unchanged: what is allowed may have changed.
      for (const [id, { data }] of context.store.entries()) if (data['mistakes']) context.store.delete(id);
      const { entryTypes } = context as WholeContext;
      const whole: WholeContext = {
        ...context,
        entryTypes: new Map([...entryTypes].map(([ending, type]) => [ending, keepingErrors(type)])),
        async parseData(entry) {
          const file = relative(fileURLToPath(context.config.root), entry.filePath!);
          const text = await readFile(entry.filePath!, 'utf8');
          const { unreadable } = entry.data as { unreadable?: Unreadable };
          const mistakes = unreadable
            ? unreadableMistake(unreadable, text, file)
            : frontMatterMistakes(entry.data, text, file);
          return mistakes ? { ...entry.data, mistakes } : context.parseData(entry);
        },
      };
      return files.load(whole);
    },
  };
}

/** Reads files as `type` does; of those with a front matter that is no YAML it keeps why. */
const keepingErrors = (type: ContentEntryType): ContentEntryType => ({
  ...type,
  async getEntryInfo(file) {
    try {
      return await type.getEntryInfo(file);
    } catch (error) {
      const { message, loc } = error as Error & { loc?: { line?: number } };
      const unreadable: Unreadable = { reason: message, line: loc?.line ?? 1 };
      return { data: { unreadable }, body: '', slug: '', rawData: '' };
    }
  },
});
