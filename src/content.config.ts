import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { partNumbers } from './book.ts';

const sentence = z
  .string()
  .max(240, 'at most 240 characters: it is the page’s description in a search result')
  .regex(/[.!?]$/, 'a full sentence, ending in a full stop');

const lessons = defineCollection({
  loader: glob({ pattern: '**/*.mdx', base: './src/content/lessons' }),
  schema: z.strictObject({
    title: z.string().min(1),
    /** Place in the book, counted over all parts. Two lessons with the same number fail the build. */
    order: z.number().int('a whole number').positive('counts from 1'),
    /** One or two sentences: shown in the contents and given to search engines. */
    summary: sentence,
    /** The hyperparameter's symbol, if the lesson is about one: α, β, B … */
    symbol: z.string().max(3, 'a symbol of at most three characters').optional(),
    part: z.literal(partNumbers, `one of the book’s parts: ${partNumbers.join(', ')} (src/book.ts)`),
  }),
});

const references = defineCollection({
  loader: file('src/content/references.json'),
  schema: z
    .strictObject({
      /** Family names first: "Goh, G.". More than three are written as the first and "et al." in short form. */
      authors: z.array(z.string().min(1)).min(1),
      year: z.number().int(),
      title: z.string().min(1),
      /** Journal, conference or publisher. */
      venue: z.string().optional(),
      doi: z.string().startsWith('10.', 'a bare DOI: 10.…').optional(),
      arxiv: z
        .string()
        .regex(/^\d{4}\.\d{4,5}$/, 'a bare arXiv number: 1512.03385')
        .optional(),
      url: z.url().optional(),
      /** What a reader of this book finds there, in a sentence. */
      note: sentence.optional(),
    })
    .refine(({ doi, arxiv, url }) => doi ?? arxiv ?? url, 'needs a doi, an arxiv number or a url'),
});

export const collections = { lessons, references };
