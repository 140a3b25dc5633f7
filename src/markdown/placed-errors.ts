/** The parser's own errors say "19:1: Unexpected character …": which file, and what is likely wrong, is said here. */
import type { satteri } from '@astrojs/markdown-satteri';
import { pathToFileURL } from 'node:url';
import { fileFrom } from './place.ts';

type Processor = ReturnType<typeof satteri>;
type CreateRenderer = NonNullable<Processor['createMdxRenderer']>;

/** The same error, its message with the file; `line` and `column` lead the development server's overlay there. */
export function placedError(error: Error, file: string, source: string): Error {
  const [, line, column, message] = /^(\d+):(\d+): ([\s\S]*)$/.exec(error.message) ?? [];
  if (line === undefined) return error;
  const [, name] = /^\s*<([A-Z]\w*)/.exec(source.split('\n')[Number(line) - 1] ?? '') ?? [];
  const hint = name
    ? ` Is a brace, a bracket or a quotation mark of <${name}> not closed, or one too many?`
    : '';
  const words = message!
    .replace(/ \(note: to create a link[^)]*\)[^)]*\)/, '')
    .replace(/ \(mdx[\w:-]*\)$/, '.');
  return Object.assign(new Error(`${file}:${line}: ${words}${hint}`, { cause: error }), {
    line: Number(line),
    column: Number(column),
  });
}

/** @param root The project's folder, from which errors name the lesson. */
export function withPlacedErrors(root: URL, processor: Processor): Processor {
  const createMdxRenderer = processor.createMdxRenderer!.bind(processor);
  return Object.assign(processor, {
    async createMdxRenderer(...options: Parameters<CreateRenderer>) {
      const renderer = await createMdxRenderer(...options);
      return {
        async process(...given: Parameters<typeof renderer.process>) {
          try {
            return await renderer.process(...given);
          } catch (error) {
            throw placedError(error as Error, fileFrom(root, pathToFileURL(given[1])), given[0]);
          }
        },
      };
    },
  });
}
