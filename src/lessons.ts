import { getCollection, type CollectionEntry } from 'astro:content';

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
