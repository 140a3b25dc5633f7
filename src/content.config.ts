import { defineCollection } from 'astro:content';
import { file } from 'astro/loaders';
import { z } from 'astro/zod';
import { frontMatter, sentence } from './book/front-matter.ts';
import { lessonLoader } from './book/lesson-loader.ts';

const lessons = defineCollection({
  loader: lessonLoader(),
  /** `mistakes` is the loader's: what is wrong with the fields, to be thrown when the book is put in order. */
  schema: frontMatter.extend({ mistakes: z.string().optional() }),
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
