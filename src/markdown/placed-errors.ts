/** The parser's own errors say "19:1: Unexpected character …": which file, and what is likely wrong, is said here. */
import type { satteri } from '@astrojs/markdown-satteri';
import { pathToFileURL } from 'node:url';
import { fileFrom } from './place.ts';

type Processor = ReturnType<typeof satteri>;
type CreateRenderer = NonNullable<Processor['createMdxRenderer']>;

/** A mistake in the parser's words, and what to write instead, told from the line as it is from the mistake on. */
const meanings: { says: RegExp; meant: (from: string, line: string) => string | undefined }[] = [
  {
    says: /Invalid number/,
    meant(_, line) {
      const [braces, whole, decimals] = /\{\s*(-?\d+),(\d+)\s*\}/.exec(line) ?? [];
      return braces && `${braces}: a number has a decimal point. Write {${whole}.${decimals}}.`;
    },
  },
  {
    says: /Expected a closing tag for `<(br|hr|img|wbr)>`/,
    meant(from) {
      const [tag, name] = /^<(\w+)[^>]*>/.exec(from) ?? [];
      return (
        tag &&
        `${tag} is not closed. Write ${tag.replace(/\s*>$/, ' />')}${name === 'img' ? ', or better ![What it shows](./picture.png)' : ''}.`
      );
    },
  },
  { says: /Unexpected character `!`/, meant: () => 'a comment is written {/* so */}, not <!-- so -->.' },
  {
    says: /Unexpected character after `<`/,
    meant(from) {
      const [, address] = /^<(https?:[^>\s]*)>/.exec(from) ?? [];
      if (address) return `<${address}>: a link is written [words](${address}).`;
      return /<[A-Z]/.test(from)
        ? undefined
        : 'a “<” in a sentence is written \\<, or in a formula: $a < b$. No component begins here.';
    },
  },
  {
    says: /Could not parse expression/,
    meant(_, line) {
      const [braces = ''] = /\{[^{}]*\}/.exec(line) ?? [];
      return /<[A-Z]/.test(line) || braces === ''
        ? undefined
        : `${braces}: braces hold code, and this is none. Write \\${braces.slice(0, -1)}\\} for braces.`;
    },
  },
];

/** The parser's own words without what is only of use to those who make it. */
const plain = (words: string) =>
  words
    .replace(/ \(note: to create a [^)]*\)[^)]*\)/, '')
    .replace(/ \(mdx[\w:-]*\)$/, '.')
    .replace('Could not parse expression with oxc: ', 'these braces hold no code that can be read: ');

/** The same error, its message with the file; `line` and `column` lead the development server's overlay there. */
export function placedError(error: Error, file: string, source: string): Error {
  const [, lineNumber, column, message = ''] = /^(\d+):(\d+): ([\s\S]*)$/.exec(error.message) ?? [];
  if (lineNumber === undefined) return error;
  const line = source.split('\n')[Number(lineNumber) - 1] ?? '';
  const from = line.slice(Math.max(0, line.lastIndexOf('<', Number(column) - 1)));
  const meant = meanings.find(({ says }) => says.test(message))?.meant(from, line);
  const [, name] = /^\s*<([A-Z]\w*)/.exec(line) ?? [];
  const hint = name
    ? ` Is a brace, a bracket or a quotation mark of <${name}> not closed, or one too many?`
    : '';
  const words = meant ?? `${plain(message)}${hint}`;
  return Object.assign(new Error(`${file}:${lineNumber}: ${words}`, { cause: error }), {
    line: Number(lineNumber),
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
