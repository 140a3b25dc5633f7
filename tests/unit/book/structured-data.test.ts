/** The shape that schema.org gives a LearningResource and a Book: which properties there are, and what they hold. */
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'astro/zod';
import type { Lesson } from '../../../src/book/lessons.ts';
import { bookData, jsonForScript, lessonData, termsIn } from '../../../src/book/structured-data.ts';

const lesson = {
  id: 'momentum',
  body: 'Their ratio is the <Term id="kappa">condition number</Term>, a <Term>ratio</Term>.',
  data: {
    title: 'Momentum',
    order: 4,
    part: 1,
    summary: 'A step that remembers </script>.',
    published: new Date('2026-11-24'),
  },
} as Lesson;

const text = z.string().min(1);
const shared = {
  name: text,
  description: text,
  inLanguage: z.literal('en'),
  license: z.url(),
  author: z.strictObject({ '@type': z.literal('Organization'), name: text }),
  isAccessibleForFree: z.literal(true),
  learningResourceType: text,
  educationalLevel: text,
};
const address = { '@id': z.url(), url: z.url() };
const book = z.strictObject({
  '@type': z.tuple([z.literal('Book'), z.literal('LearningResource')]),
  name: text,
});
const learningResource = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.literal('LearningResource'),
  ...shared,
  position: z.number().int().positive(),
  teaches: z.array(text).min(1),
  datePublished: z.iso.date(),
  isPartOf: book,
});

afterEach(() => vi.unstubAllEnvs());

test('a lesson without a known site has everything but addresses', () => {
  expect(() => learningResource.parse(lessonData(lesson))).not.toThrow();
});

test('with the site’s address a lesson and its book have theirs', () => {
  vi.stubEnv('SITE', 'https://example.org');
  const data = learningResource
    .extend({ ...address, isPartOf: book.extend(address) })
    .parse(lessonData(lesson));
  expect(data.url).toBe('https://example.org/momentum/');
  expect(data.isPartOf.url).toBe('https://example.org/');
  expect(data.position).toBe(4);
  expect(data.datePublished).toBe('2026-11-24');
  expect(data.teaches).toEqual(['Momentum', 'condition number', 'ratio']);
});

test('the book has its lessons in order', () => {
  const data = z
    .strictObject({
      '@context': z.literal('https://schema.org'),
      ...book.shape,
      ...shared,
      hasPart: z.array(
        z.strictObject({ '@type': z.literal('LearningResource'), name: text, position: z.number() }),
      ),
    })
    .parse(bookData([lesson, { ...lesson, data: { ...lesson.data, title: 'Next', order: 5 } }]));
  expect(data.hasPart.map(({ name }) => name)).toEqual(['Momentum', 'Next']);
});

test('the JSON cannot end the script element that holds it, and is the same data', () => {
  const json = jsonForScript(lessonData(lesson));
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(lessonData(lesson));
});

test('a term is listed once', () => {
  expect(termsIn('<Term>seed</Term> and <Term>seed</Term>')).toEqual(['seed']);
});
