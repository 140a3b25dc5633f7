/** What a lesson's front matter holds, and in which words a wrong one is refused. */
import { z } from 'astro/zod';
import { partNumbers } from './book.ts';
import { wordsFor } from '../lib/schema/words.ts';
import { suggest } from '../lib/text/suggest.ts';

export const sentence = z
  .string()
  .max(240, 'at most 240 characters: search engines and the contents show it')
  .regex(/[.!?]$/, 'a full sentence, ending in a full stop');

/** Each field with what is allowed, in words. */
export const frontMatter = z.strictObject({
  title: z.string().trim().min(1).describe('the lesson’s name in a few words'),
  /** Counted over all parts. */
  order: z.int().positive().describe('a whole number from 1 that no other lesson has: the place in the book'),
  part: z
    .literal(partNumbers)
    .describe(`the number of one of the book’s parts, ${partNumbers.join(', ')} (src/book/book.ts)`),
  /** Shown in the contents and given to search engines. */
  summary: sentence.describe('a sentence or two, 240 characters at most, ending in a full stop'),
  /** The hyperparameter's, if the lesson is about one: α, β, B … */
  symbol: z
    .string()
    .min(1)
    .max(3)
    .describe('one to three characters, as in “symbol: β”, or no such field')
    .optional(),
  /** The day on which it was first published. With it a lesson stands in the feed; a draft has none. */
  published: z
    .date()
    .describe('a day without quotes, as in “published: 2026-11-24”, or no such field')
    .optional(),
  /** The addresses that it had before it was renamed; they lead to it. */
  formerly: z
    .array(z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/))
    .min(1)
    .describe('a list of earlier file names, as in “formerly: [early-stopping]”, or no such field')
    .optional(),
});

/** The line of a field in the lesson's text, counted from 1; the first if it is not there. */
export function lineOfField(text: string, field: string): number {
  const lines = text.split('\n');
  const end = lines.indexOf('---', 1);
  return (
    Math.max(
      0,
      lines.slice(0, end).findIndex((line) => line.startsWith(`${field}:`)),
    ) + 1
  );
}

/**
 * All that is wrong with a lesson's front matter, a line each, with its place; empty if nothing is.
 * @param data The front matter as read.
 * @param text The whole lesson, in which the places are found.
 * @param file Its name for the messages.
 */
export function frontMatterMistakes(data: unknown, text: string, file: string): string {
  const { error } = frontMatter.safeParse(data);
  const { shape } = frontMatter;
  const given = data as Record<string, unknown>;
  const mistake = (field: string, words: string) => `${file}:${lineOfField(text, field)}: ${words}`;
  return (error?.issues ?? [])
    .flatMap((issue) => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) =>
          mistake(key, `there is no field "${key}". ${suggest(key, Object.keys(shape))}`),
        );
      const field = issue.path[0] as keyof typeof shape;
      const is = given[field] === undefined ? 'is missing' : `cannot be ${JSON.stringify(given[field])}`;
      return [mistake(field, `${field} ${is}. Allowed: ${wordsFor(shape[field])}.`)];
    })
    .join('\n');
}

/** A front matter that is no YAML: why, in the words of YAML's reader, and in which line. */
export interface Unreadable {
  reason: string;
  line: number;
}

/** The same as its author is told. A colon in a sentence is what it mostly is. */
export function unreadableMistake({ reason, line }: Unreadable, text: string, file: string): string {
  const written = text.split('\n')[line - 1] ?? '';
  const [, field, value] = /^(\w+): *([^"'].*: .*)$/.exec(written) ?? [];
  const words =
    field === undefined
      ? `the front matter cannot be read here (${reason}). Write “field: value”, a text with signs in it in quotation marks.`
      : `${field}: a text with a colon stands in quotation marks: ${field}: ${JSON.stringify(value)}`;
  return `${file}:${line}: ${words}`;
}
