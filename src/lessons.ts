import { getCollection, type CollectionEntry } from 'astro:content';
import { parts } from './book.ts';

export type Lesson = CollectionEntry<'lessons'>;

/** Every lesson, in the order of the book. */
export async function orderedLessons(): Promise<Lesson[]> {
  const lessons = (await getCollection('lessons')).sort((a, b) => a.data.order - b.data.order);
  lessons.forEach((lesson, i) => {
    const next = lessons[i + 1];
    if (lesson.data.order === next?.data.order)
      throw new Error(
        `Lessons "${lesson.id}" and "${next.id}" both have order ${lesson.data.order}: give one another number`,
      );
  });
  return lessons;
}

/** Each lesson with those before and after it. */
export async function lessonsWithNeighbours() {
  const lessons = await orderedLessons();
  return lessons.map((lesson, i) => ({ lesson, previous: lessons[i - 1], next: lessons[i + 1] }));
}

/** The book's parts with their lessons; a part without any is not there yet. */
export async function lessonsByPart() {
  const lessons = await orderedLessons();
  return parts
    .map((part) => ({ ...part, lessons: lessons.filter(({ data }) => data.part === part.number) }))
    .filter((part) => part.lessons.length > 0);
}

/** Names of the figures that a lesson's text places, in order, each once. */
export const figuresIn = (text = '') => [
  ...new Set([...text.matchAll(/<Figure\b[^>]*?\bof="([\w-]+)"/g)].map((match) => match[1]!)),
];
