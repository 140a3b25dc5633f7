/** What the book and its lessons are, in the words of schema.org, for search engines and catalogues. */
import * as book from './book.ts';
import type { Lesson } from './lessons.ts';
import { absoluteUrl } from '../site/urls.ts';

export type StructuredData = Readonly<Record<string, unknown>>;

/** The landing page: the book as a whole, with its lessons in order. */
export const bookData = (lessons: readonly Lesson[]): StructuredData => ({
  '@context': 'https://schema.org',
  ...partOfWhole(),
  description: book.description,
  ...shared,
  hasPart: lessons.map((lesson) => ({ '@type': 'LearningResource', ...named(lesson) })),
});

export const lessonData = (lesson: Lesson): StructuredData => ({
  '@context': 'https://schema.org',
  '@type': 'LearningResource',
  ...named(lesson),
  description: lesson.data.summary,
  ...shared,
  teaches: [lesson.data.title, ...termsIn(lesson.body)],
  ...(lesson.data.published && { datePublished: dateOnly(lesson.data.published) }),
  isPartOf: partOfWhole(),
});

/** JSON that cannot end the `<script>` it stands in. */
export const jsonForScript = (data: StructuredData) => JSON.stringify(data).replaceAll('<', '\\u003c');

/** `2026-11-24`: a day is all that is known. */
const dateOnly = (date: Date) => date.toISOString().slice(0, 10);

/** What a lesson defines: the words of its `<Term>`s. */
export const termsIn = (text = '') => [
  ...new Set([...text.matchAll(/<Term\b[^>]*>([^<]+)<\/Term>/g)].map((match) => match[1]!.trim())),
];

const shared = {
  inLanguage: 'en',
  author: { '@type': 'Organization', name: book.authors },
  license: book.licence.text.url,
  isAccessibleForFree: true,
  learningResourceType: 'Tutorial',
  educationalLevel: book.educationalLevel,
};

const partOfWhole = () => ({
  '@type': ['Book', 'LearningResource'],
  name: book.title,
  ...addressed(''),
});

const named = ({ id, data }: Lesson) => ({ name: data.title, position: data.order, ...addressed(`${id}/`) });

/** An address is absolute or not given. */
function addressed(path: string) {
  const url = absoluteUrl(path);
  return url === undefined ? {} : { '@id': url, url };
}
