/**
 * Reads the lessons. One with a wrong front matter is kept together with what is wrong, and src/book/lessons.ts throws it
 * when a page is made: the terminal and the development server's overlay then say the same, with file and line.
 * (Thrown here, it would name no line, and the development server would go on showing the lesson as it was.)
 */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader } from 'astro/loaders';
import { frontMatterMistakes } from './front-matter.ts';

export function lessonLoader(): Loader {
  const files = glob({ pattern: '**/*.mdx', base: './src/content/lessons' });
  return {
    name: 'lessons',
    load(context) {
      // Read again even if unchanged: what is allowed may have changed.
      for (const [id, { data }] of context.store.entries()) if (data['mistakes']) context.store.delete(id);
      return files.load({
        ...context,
        async parseData(entry) {
          const file = relative(fileURLToPath(context.config.root), entry.filePath!);
          const mistakes = frontMatterMistakes(entry.data, await readFile(entry.filePath!, 'utf8'), file);
          return mistakes ? { ...entry.data, mistakes } : context.parseData(entry);
        },
      });
    },
  };
}
